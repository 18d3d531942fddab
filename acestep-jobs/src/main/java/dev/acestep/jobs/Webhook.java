package dev.acestep.jobs;

import java.net.URI;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Whom to tell of a job.
 *
 * @param url checked when the job was submitted
 * @param events of which he is told; the end is always among them
 * @param base scheme, host and prefix of the links in what he is told, as the caller saw this server
 */
public record Webhook(URI url, Set<Event> events, String base) {
    /** What can happen to a job. */
    public enum Event {
        QUEUED,
        RUNNING,
        PROGRESS,
        COMPLETED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Webhook {
        EnumSet<Event> withEnd = EnumSet.of(Event.COMPLETED);
        withEnd.addAll(events);
        events = Set.copyOf(withEnd);
    }
}
