package dev.acestep.engine.planning;

import dev.acestep.engine.decoding.MetadataField;
import dev.acestep.engine.text.SongDescription;
import dev.acestep.music.AudioDuration;
import dev.acestep.music.Bpm;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.KeyScale;
import dev.acestep.music.Language;
import dev.acestep.music.Metadata;
import dev.acestep.music.TimeSignature;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Metadata as language models spell it: {@code 120}, {@code G major}, {@code 4}. */
public final class MetadataWords {
    private MetadataWords() {}

    /** What is known but for the language; a key is left as it was written, but for short forms. */
    public static Map<MetadataField, String> of(Metadata metadata) {
        Map<MetadataField, String> words = new EnumMap<>(MetadataField.class);
        metadata.bpm().ifPresent(bpm -> words.put(MetadataField.BPM, String.valueOf(bpm.value())));
        metadata.keyScale().ifPresent(key -> words.put(MetadataField.KEYSCALE, SongDescription.spelledOut(key)));
        metadata.timeSignature().ifPresent(metre -> words.put(MetadataField.TIMESIGNATURE, metre.wireName()));
        metadata.duration()
                .ifPresent(length -> words.put(MetadataField.DURATION, String.valueOf((long) length.seconds())));
        return words;
    }

    /** The language, unless it is left open. */
    public static Map<MetadataField, String> of(Language language) {
        return language.equals(Language.UNKNOWN) ? Map.of() : Map.of(MetadataField.LANGUAGE, language.code());
    }

    /** What is given, and what the words say of the rest; words that say nothing possible are passed over. */
    public static Metadata filled(Metadata given, Map<MetadataField, String> words, Language language) {
        return new Metadata(
                given.bpm().or(() -> bpm(words)),
                given.keyScale().or(() -> keyScale(words)),
                given.timeSignature().or(() -> timeSignature(words)),
                given.duration().or(() -> duration(words)),
                language);
    }

    /** The language that the words name. */
    public static Optional<Language> language(Map<MetadataField, String> words) {
        return read(words, MetadataField.LANGUAGE, Language::new);
    }

    /** The length that the words name. */
    static Optional<AudioDuration> duration(Map<MetadataField, String> words) {
        return read(words, MetadataField.DURATION, text -> new AudioDuration(Double.parseDouble(text)));
    }

    /** Only those words that say something possible. */
    static Map<MetadataField, String> possible(Map<MetadataField, String> words) {
        Map<MetadataField, String> possible = new EnumMap<>(MetadataField.class);
        words.forEach((field, text) -> {
            if (isPossible(field, words)) {
                possible.put(field, text);
            }
        });
        return possible;
    }

    private static boolean isPossible(MetadataField field, Map<MetadataField, String> words) {
        return switch (field) {
            case BPM -> bpm(words).isPresent();
            case CAPTION, GENRES -> !Whitespace.isAll(words.getOrDefault(field, ""));
            case DURATION -> duration(words).isPresent();
            case KEYSCALE -> keyScale(words).isPresent();
            case LANGUAGE -> language(words).isPresent();
            case TIMESIGNATURE -> timeSignature(words).isPresent();
        };
    }

    private static Optional<Bpm> bpm(Map<MetadataField, String> words) {
        return read(words, MetadataField.BPM, text -> new Bpm(Integer.parseInt(text)));
    }

    private static Optional<KeyScale> keyScale(Map<MetadataField, String> words) {
        return read(words, MetadataField.KEYSCALE, KeyScale::new)
                .filter(scale -> scale.key().isPresent());
    }

    private static Optional<TimeSignature> timeSignature(Map<MetadataField, String> words) {
        return read(words, MetadataField.TIMESIGNATURE, TimeSignature::of);
    }

    private static <T> Optional<T> read(
            Map<MetadataField, String> words, MetadataField field, Function<String, T> reading) {
        String text = words.getOrDefault(field, "").strip();
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(reading.apply(text));
        } catch (InvalidRequest | NumberFormatException _) {
            return Optional.empty();
        }
    }
}
