package dev.acestep.jobs.webhooks;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends messages, each within a time that no receiver can stretch. */
final class Sender {
    private static final int LONGEST_REASON = 300;

    private final WebhookTargets targets;
    private final SSLContext trust;
    private final Duration timeout;
    private final Map<Exchange, Future<Answer>> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 0).factory());
    private volatile boolean closed;

    Sender(WebhookTargets targets, SSLContext trust, Duration timeout) {
        this.targets = targets;
        this.trust = trust;
        this.timeout = timeout;
    }

    /**
     * Tells the receiver; whatever goes wrong is the answer.
     *
     * @throws CancellationException if the sender was closed before it could know
     */
    Answer send(URI url, Message message) {
        try {
            Exchange exchange = new Exchange(TargetUrl.of(url.toString()), message, targets, trust, timeout);
            Future<Answer> future = threads.submit(exchange);
            running.put(exchange, future);
            try {
                return closed ? cancelled(future) : await(exchange, future);
            } finally {
                running.remove(exchange);
            }
        } catch (RefusedTarget e) {
            return Answer.none(e.reason());
        }
    }

    /** Cuts what is under way. */
    void close() {
        closed = true;
        running.values().forEach(future -> future.cancel(true));
    }

    private Answer await(Exchange exchange, Future<Answer> future) {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            future.cancel(true);
            return exchange.head().orElseGet(() -> Answer.none(tooSlow()));
        } catch (ExecutionException e) {
            return exchange.head().orElseGet(() -> Answer.none(words(e.getCause())));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return cancelled(future);
        }
    }

    private static Answer cancelled(Future<Answer> future) {
        future.cancel(true);
        throw new CancellationException();
    }

    private String tooSlow() {
        return "no answer within %s seconds".formatted(timeout.toMillis() / 1000.0);
    }

    private String words(@Nullable Throwable failure) {
        return switch (failure) {
            case RefusedTarget e -> e.reason();
            case UnknownHostException _ -> "the host name is not known";
            case SocketTimeoutException _ -> tooSlow();
            case SSLException e -> "no trusted TLS connection: " + shortened(e);
            case IOException e -> "no connection: " + shortened(e);
            case RuntimeException _ -> "the answer cannot be understood";
            case null, default -> throw new IllegalStateException(failure);
        };
    }

    private static String shortened(IOException e) {
        String text = String.valueOf(e.getMessage());
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
    }
}
