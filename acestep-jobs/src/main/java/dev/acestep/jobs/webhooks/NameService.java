package dev.acestep.jobs.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Knows the addresses behind host names. */
@FunctionalInterface
public interface NameService {
    /**
     * All addresses of the host, at least one.
     *
     * @throws UnknownHostException if it has none, or they cannot be found out
     */
    List<InetAddress> addresses(String host) throws UnknownHostException;

    /** The machine's own; a slow answer counts as none after {@code longest}, and few questions are open at a time. */
    static NameService ofMachine(Duration longest) {
        var threads = Executors.newFixedThreadPool(
                16, Thread.ofPlatform().daemon().name("webhook-names-", 0).factory());
        return host -> {
            Future<InetAddress[]> answer = threads.submit(() -> InetAddress.getAllByName(host));
            try {
                return List.of(answer.get(longest.toMillis(), TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                answer.cancel(true);
                Thread.currentThread().interrupt();
                throw new UnknownHostException(host);
            } catch (ExecutionException | TimeoutException e) {
                answer.cancel(true);
                throw new UnknownHostException(host);
            }
        };
    }
}
