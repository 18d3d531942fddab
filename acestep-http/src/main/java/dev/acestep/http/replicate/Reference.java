package dev.acestep.http.replicate;

import dev.acestep.http.HttpProblem;
import dev.acestep.http.Reason;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Models;
import dev.acestep.music.TaskType;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a caller names what is to run: {@code owner/name}, {@code owner/name:version}, a version alone, or an installed
 * model's name in place of a version.
 *
 * @param model {@code owner/name}, empty if only a version was named
 * @param version as sent, empty if only a model was named
 */
record Reference(String model, String version) {
    private static final Pattern FULL = Pattern.compile("([^/:\\s]+/[^/:\\s]+)(?::([^/:\\s]+))?");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{32,64}");

    /** Names that stand for ACE-Step as such, whatever checkpoint is installed. */
    private static final Pattern GENERIC = Pattern.compile("ace-?step(?:-?v?1(?:[.-]?5)?)?");

    static Reference ofModel(String owner, String name) {
        return new Reference(owner + "/" + name, "");
    }

    static Reference ofVersion(String text) {
        Matcher full = FULL.matcher(text);
        return full.matches()
                ? new Reference(
                        full.group(1), Optional.ofNullable(full.group(2)).orElse(""))
                : new Reference("", text);
    }

    /** As the caller would write it. */
    String text() {
        return model.isEmpty() || version.isEmpty() ? model + version : model + ":" + version;
    }

    /**
     * The installed model that is meant; empty is the default one.
     *
     * @throws HttpProblem if there is none
     */
    Optional<String> installed(Models models) {
        String name = model.isEmpty() ? version : model.substring(model.indexOf('/') + 1);
        if (model.isEmpty() && HASH.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    models.resolve(Optional.of(name), TaskType.TEXT2MUSIC).name());
        } catch (InvalidRequest unknown) {
            if (GENERIC.matcher(name).matches()) {
                return Optional.empty();
            }
            throw refused(String.valueOf(unknown.getMessage()));
        }
    }

    private HttpProblem refused(String why) {
        return model.isEmpty()
                ? HttpProblem.ofField(Reason.INVALID_VALUE, "version", why)
                : HttpProblem.ofField(Reason.UNKNOWN_MODEL, "model", why);
    }
}
