package dev.acestep.http.wavespeed;

import dev.acestep.http.HostedConfig;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.Reason;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The model ids that this dialect offers, and the installed model behind each; none is the server's default one.
 *
 * @param installed by public id, such as {@code wavespeed-ai/ace-step}
 */
record PublicModels(Map<String, Optional<String>> installed) {
    /** The one that is always there. */
    static final String ACE_STEP = "wavespeed-ai/ace-step";

    PublicModels {
        installed = Collections.unmodifiableMap(new LinkedHashMap<>(installed));
    }

    static PublicModels of(HostedConfig.Provider provider) {
        Map<String, Optional<String>> installed = new LinkedHashMap<>();
        installed.put(ACE_STEP, provider.model());
        for (String alias : provider.aliases()) {
            String[] names = alias.split("=", 2);
            installed.put(names[0], names.length == 2 ? Optional.of(names[1]) : provider.model());
        }
        return new PublicModels(installed);
    }

    List<String> ids() {
        return List.copyOf(installed.keySet());
    }

    /** The words for an id that is none of these. */
    String unknown(String id) {
        String shown = id.length() <= 200 ? id : id.substring(0, 200) + "…";
        return "\"%s\" is not a model of this server (available: %s)".formatted(shown, String.join(", ", ids()));
    }

    /**
     * The installed model behind the id.
     *
     * @throws HttpProblem if there is no such id
     */
    Optional<String> behind(String id) {
        Optional<String> model = installed.get(id);
        if (model == null) {
            throw HttpProblem.ofField(Reason.UNKNOWN_MODEL, "model", "model: " + unknown(id));
        }
        return model;
    }
}
