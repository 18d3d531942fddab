package dev.acestep.music;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The 5Hz language models that requests can use.
 *
 * @param installed the default one first
 * @param absence why there is none, in words that follow {@code 5Hz LM init failed: }; empty if there is one
 */
public record LanguageModels(List<LanguageModel> installed, String absence) {
    /** What helps, for whoever asks for one and has none. */
    public static final String INSTALL = "install acestep-5Hz-lm-0.6B into the checkpoints folder";

    /** Nothing lies in the checkpoints folder. */
    public static final LanguageModels NONE_INSTALLED = none("no LM checkpoint installed");

    public LanguageModels {
        installed = List.copyOf(installed);
        if (installed.isEmpty() == absence.isEmpty()) {
            throw new IllegalArgumentException("There are language models, or a reason why there are none");
        }
    }

    public static LanguageModels none(String absence) {
        return new LanguageModels(List.of(), absence);
    }

    /** The one that a request gets which names none. */
    public Optional<LanguageModel> standard() {
        return installed.stream().findFirst();
    }

    /**
     * The installed model of that name, which may carry a path or a vendor before it.
     *
     * @throws InvalidRequest if there is none
     */
    public LanguageModel named(String wanted) {
        String name = wanted.substring(Math.max(wanted.lastIndexOf('/'), wanted.lastIndexOf('\\')) + 1);
        return installed.stream()
                .filter(model -> model.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> notInstalled(wanted));
    }

    private InvalidRequest notInstalled(String wanted) {
        String shown = wanted.length() <= 200 ? wanted : wanted.substring(0, 200) + "…";
        if (!installed.isEmpty() || equals(NONE_INSTALLED)) {
            String names = installed.stream().map(LanguageModel::name).collect(Collectors.joining(", "));
            String rest = installed.isEmpty() ? "none; " + INSTALL : names;
            return InvalidRequest.because(
                    "lm_model_path", "\"%s\" is not installed (installed: %s)".formatted(shown, rest));
        }
        return InvalidRequest.because("lm_model_path", "\"%s\" cannot be used: %s".formatted(shown, absence));
    }
}
