package dev.acestep.http.nativeapi;

import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Models;
import java.util.List;

/** The 5Hz language models by the names that callers give them. */
final class LanguageModels {
    /** The sentence that says what to install, for whoever asks for one and has none. */
    static final String INSTALL = "install acestep-5Hz-lm-0.6B into the checkpoints folder";

    private LanguageModels() {}

    /** The installed model of that name, which may carry a path or a vendor before it. */
    static String installed(Models models, String wanted) {
        String name = wanted.substring(Math.max(wanted.lastIndexOf('/'), wanted.lastIndexOf('\\')) + 1);
        return models.languageModels().stream()
                .filter(each -> each.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> notInstalled(models.languageModels(), wanted));
    }

    private static InvalidRequest notInstalled(List<String> installed, String wanted) {
        String shown = wanted.length() <= 200 ? wanted : wanted.substring(0, 200) + "…";
        String rest =
                installed.isEmpty() ? "installed: none; " + INSTALL : "installed: " + String.join(", ", installed);
        return InvalidRequest.because("lm_model_path", "\"%s\" is not installed (%s)".formatted(shown, rest));
    }
}
