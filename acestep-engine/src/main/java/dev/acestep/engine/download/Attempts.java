package dev.acestep.engine.download;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Tries again after failures of the network, with growing pauses, as long as there is hope. */
final class Attempts {
    private final String host;
    private final Patience patience;
    private final Consumer<DownloadEvent> listener;

    Attempts(HubClient client, Consumer<DownloadEvent> listener) {
        this.host = client.host();
        this.patience = client.patience();
        this.listener = listener;
    }

    /** Something that the network may spoil. */
    interface Attempt<T> {
        T make() throws IOException, InterruptedException;

        /** A number that grows with what was achieved; failures after progress are forgiven. */
        default long progress() {
            return 0;
        }
    }

    /**
     * What the attempt gives in the end.
     *
     * @param most failures in a row that are too many
     * @throws HubUnreachable if it failed too often
     */
    <T> T make(int most, Attempt<T> attempt) throws InterruptedException {
        int failures = 0;
        while (true) {
            long before = attempt.progress();
            try {
                return attempt.make();
            } catch (IOException e) {
                failures = attempt.progress() > before ? 1 : failures + 1;
                String reason = String.valueOf(e.getMessage());
                Optional<Duration> asked = e instanceof HubClient.TryLater later ? later.pause() : Optional.empty();
                Duration pause = asked.orElse(patience.pauseAfter(failures));
                if (failures >= most) {
                    throw new HubUnreachable(host, reason, e);
                }
                if (pause.compareTo(patience.longestPause()) > 0) {
                    throw new HubUnreachable(host, "%s, again in %d s".formatted(reason, pause.toSeconds()), e);
                }
                listener.accept(
                        new DownloadEvent.Note("%s: %s; trying again in %s s".formatted(host, reason, seconds(pause))));
                Thread.sleep(pause);
            }
        }
    }

    private static String seconds(Duration pause) {
        return pause.toMillis() % 1000 == 0
                ? String.valueOf(pause.toSeconds())
                : String.valueOf(pause.toMillis() / 1000.0);
    }
}
