package dev.acestep.http.segmind;

import dev.acestep.http.HostedConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Public names of models, which are parts of paths.
 *
 * @param models installed model behind each, by name; empty is the server's default one
 */
record Slugs(Map<String, Optional<String>> models) {
    static final String STANDARD = "ace-step-music";

    private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]*");

    /**
     * The names of the configuration.
     *
     * @throws IllegalArgumentException naming the variable if an alias cannot be part of a path
     */
    static Slugs of(HostedConfig.Provider provider) {
        Map<String, Optional<String>> models = new LinkedHashMap<>();
        models.put(STANDARD, provider.model());
        for (String alias : provider.aliases()) {
            String[] names = alias.split("=", 2);
            if (names.length < 2 || !SLUG.matcher(names[0]).matches()) {
                throw new IllegalArgumentException(
                        "ACESTEP_SEGMIND_ALIASES: \"%s\" is not allowed (public=installed, where public is %s)"
                                .formatted(alias, SLUG));
            }
            models.put(names[0], Optional.of(names[1]));
        }
        return new Slugs(models);
    }

    /** Whether the path is that of one of them under this prefix. */
    boolean isAt(String prefix, String path) {
        return path.startsWith(prefix) && models.containsKey(path.substring(prefix.length()));
    }
}
