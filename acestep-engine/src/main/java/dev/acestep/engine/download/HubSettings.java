package dev.acestep.engine.download;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How the hubs are reached.
 *
 * @param endpoints where each hub is, without a slash at the end
 * @param token what Hugging Face is shown, and nobody else
 */
public record HubSettings(Map<Hub, URI> endpoints, Optional<String> token, Proxies proxies, Patience patience) {
    public HubSettings {
        endpoints = Map.copyOf(endpoints);
    }

    /** The settings that the usual variables give: those of the hubs' own tools, and of proxies. */
    public static HubSettings of(Map<String, String> environment) {
        Map<Hub, URI> endpoints = new EnumMap<>(Hub.class);
        for (Hub hub : Hub.values()) {
            endpoints.put(hub, hub.site());
        }
        endpoint(environment, "HF_ENDPOINT").ifPresent(uri -> endpoints.put(Hub.HUGGING_FACE, uri));
        endpoint(environment, "MODELSCOPE_DOMAIN").ifPresent(uri -> endpoints.put(Hub.MODELSCOPE, uri));
        endpoint(environment, "MODELSCOPE_ENDPOINT").ifPresent(uri -> endpoints.put(Hub.MODELSCOPE, uri));
        return new HubSettings(endpoints, value(environment, "HF_TOKEN"), Proxies.of(environment), Patience.DEFAULTS);
    }

    URI endpoint(Hub hub) {
        return Objects.requireNonNull(endpoints.get(hub));
    }

    @Override
    public String toString() {
        return "HubSettings[endpoints=%s, token=%s, patience=%s]"
                .formatted(endpoints, token.isPresent() ? "(hidden)" : "none", patience);
    }

    /** An address; one without a scheme is a host name, as ModelScope's own tool has it. */
    private static Optional<URI> endpoint(Map<String, String> environment, String variable) {
        return value(environment, variable).map(text -> {
            String full = (text.contains("://") ? text : "https://" + text).replaceFirst("/+$", "");
            if (!full.matches("https?://[^\\s/?#@]+(/[^\\s?#]*)?")) {
                throw new DownloadFailed("%s: \"%s\" is not allowed (an http or https URL)".formatted(variable, text));
            }
            try {
                return URI.create(full);
            } catch (IllegalArgumentException e) {
                throw new DownloadFailed("%s: \"%s\" is not a URL".formatted(variable, text), e);
            }
        });
    }

    static Optional<String> value(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
