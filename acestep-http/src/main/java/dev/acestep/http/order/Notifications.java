package dev.acestep.http.order;

import dev.acestep.http.fields.Kind;
import dev.acestep.music.InvalidRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The webhook fields, as long as there are no webhooks: an event list is understood, a URL is refused. */
final class Notifications {
    private Notifications() {}

    static Kind<String> url() {
        return Kind.one("no webhook", Map.of("type", "string", "format", "uri"), (raw, rule) -> {
            raw.text(rule);
            throw InvalidRequest.because(
                    "webhook_url",
                    "webhooks are not available in this version (poll /query_result, or read /v1/jobs/{id}/events)");
        });
    }

    static Kind<List<String>> events() {
        return Kind.listOf(Kind.oneOf(List.of("queued", "running", "progress", "completed"), Function.identity()));
    }
}
