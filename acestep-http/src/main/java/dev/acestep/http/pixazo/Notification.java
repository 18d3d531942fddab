package dev.acestep.http.pixazo;

import dev.acestep.http.dialect.Ground;
import dev.acestep.jobs.Webhook;
import dev.acestep.jobs.Webhook.Event;
import dev.acestep.music.InvalidRequest;
import io.javalin.http.Context;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The headers that ask for a webhook (contract §9.1). */
final class Notification {
    static final String URL = "X-Webhook-URL";
    static final String MODE = "X-Webhook-Mode";

    private Notification() {}

    /**
     * Whom to tell of the request that is submitted.
     *
     * @throws InvalidRequest if the mode is none, or nobody may be told at the URL
     */
    static Optional<Webhook> of(Ground ground, Context ctx) {
        return ground.webhook(ctx, URL, Optional.ofNullable(ctx.header(URL)), events(ctx));
    }

    private static Set<Event> events(Context ctx) {
        String mode = Optional.ofNullable(ctx.header(MODE)).orElse("").strip();
        return switch (mode.toLowerCase(Locale.ROOT)) {
            case "", "terminal" -> Set.of(Event.COMPLETED);
            case "sync" -> EnumSet.allOf(Event.class);
            default -> throw InvalidRequest.notAllowed(MODE, mode, "one of terminal, sync");
        };
    }
}
