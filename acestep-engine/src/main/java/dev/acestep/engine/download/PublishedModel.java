package dev.acestep.engine.download;

import dev.acestep.music.InvalidRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A model that is published: the repository that holds it, and its folder there.
 *
 * @param folder empty if its files lie at the top of the repository
 */
public record PublishedModel(String name, Kind kind, String repository, String folder) {
    /** What a model is for, which decides what belongs to it. */
    public enum Kind {
        DIT,
        LANGUAGE_MODEL,
        TEXT_ENCODER,
        VAE
    }

    private static final String OWNER = "ACE-Step/";
    private static final String MAIN_REPOSITORY = OWNER + "Ace-Step1.5";
    private static final Set<String> TOKENIZER_FILES = Set.of(
            "tokenizer.json",
            "tokenizer_config.json",
            "vocab.json",
            "merges.txt",
            "added_tokens.json",
            "special_tokens_map.json",
            "chat_template.jinja");
    private static final Pattern WEIGHTS = Pattern.compile("[A-Za-z0-9_-]{1,100}\\.safetensors(\\.index\\.json)?");

    public static final PublishedModel VAE = inMain("vae", Kind.VAE);
    public static final PublishedModel TEXT_ENCODER = inMain("Qwen3-Embedding-0.6B", Kind.TEXT_ENCODER);
    /** The model that a new installation begins with. */
    public static final PublishedModel TURBO = inMain("acestep-v15-turbo", Kind.DIT);

    /** Every model, in the order in which they are shown. */
    public static final List<PublishedModel> ALL = Stream.concat(
                    Stream.concat(
                            Stream.of(TURBO),
                            Stream.of(
                                            "turbo-shift1",
                                            "turbo-shift3",
                                            "turbo-continuous",
                                            "base",
                                            "sft",
                                            "xl-turbo",
                                            "xl-base",
                                            "xl-sft")
                                    .map(variant -> ofItsOwn("acestep-v15-" + variant, Kind.DIT))),
                    Stream.of(
                            ofItsOwn("acestep-5Hz-lm-0.6B", Kind.LANGUAGE_MODEL),
                            inMain("acestep-5Hz-lm-1.7B", Kind.LANGUAGE_MODEL),
                            ofItsOwn("acestep-5Hz-lm-4B", Kind.LANGUAGE_MODEL),
                            TEXT_ENCODER,
                            VAE))
            .toList();

    private static PublishedModel inMain(String name, Kind kind) {
        return new PublishedModel(name, kind, MAIN_REPOSITORY, name);
    }

    private static PublishedModel ofItsOwn(String name, Kind kind) {
        return new PublishedModel(name, kind, OWNER + name, "");
    }

    /** The model of that name, if there is one. */
    public static Optional<PublishedModel> find(String name) {
        return ALL.stream().filter(model -> model.name().equals(name)).findFirst();
    }

    /** The model of that name; refuses another one, saying which there are. */
    public static PublishedModel named(String name) {
        return find(name).orElseThrow(() -> InvalidRequest.notAllowed("model", name, "one of " + names()));
    }

    /** All names, separated by commas. */
    public static String names() {
        return ALL.stream().map(PublishedModel::name).collect(Collectors.joining(", "));
    }

    /** These models and what they cannot work without; that comes first, so a model that is there can be used. */
    static List<PublishedModel> withCompanions(List<PublishedModel> models) {
        SequencedSet<PublishedModel> all = new LinkedHashSet<>();
        for (PublishedModel model : models) {
            if (model.kind() == Kind.DIT) {
                all.add(VAE);
                all.add(TEXT_ENCODER);
            }
            all.add(model);
        }
        return new ArrayList<>(all);
    }

    /** Whether a file of its folder is of use here: weights, configuration and tokenizer are, sources are not. */
    boolean uses(String file) {
        return required().contains(file)
                || TOKENIZER_FILES.contains(file)
                || WEIGHTS.matcher(file).matches();
    }

    /** The files without which it is not whole, besides its weights. */
    List<String> required() {
        return switch (kind) {
            case DIT -> List.of("config.json", "silence_latent.pt");
            case LANGUAGE_MODEL, TEXT_ENCODER -> List.of("config.json", "tokenizer.json");
            case VAE -> List.of("config.json");
        };
    }
}
