package dev.acestep.engine.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks one hub: follows its redirects, shows the token to the hub alone, and sorts its refusals. */
final class HubClient implements AutoCloseable {
    private static final int MOST_REDIRECTS = 10;

    private final Hub hub;
    private final HubSettings settings;
    private final HttpClient http;

    HubClient(Hub hub, HubSettings settings) {
        this.hub = hub;
        this.settings = settings;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.patience().answer())
                .proxy(settings.proxies().selector());
        settings.proxies().authenticator().ifPresent(builder::authenticator);
        this.http = builder.build();
    }

    Hub hub() {
        return hub;
    }

    /** The hub's name on the network, as messages have it. */
    String host() {
        return endpoint().getAuthority();
    }

    URI endpoint() {
        return settings.endpoint(hub);
    }

    Patience patience() {
        return settings.patience();
    }

    boolean isOurs(URI uri) {
        URI own = endpoint();
        return own.getScheme().equals(uri.getScheme()) && own.getAuthority().equals(uri.getAuthority());
    }

    /**
     * The answer at the end of the redirects; the caller closes its body.
     *
     * @param what is asked for, for messages
     * @throws IOException if there is no answer, or one that may be another one later
     * @throws DownloadFailed if asking again is of no use
     */
    HttpResponse<InputStream> get(URI uri, Map<String, String> headers, String what)
            throws IOException, InterruptedException {
        URI current = uri;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            HttpResponse<InputStream> answer = send(request(current, headers));
            Optional<URI> next = redirect(current, answer);
            if (next.isEmpty()) {
                return checked(answer, what);
            }
            answer.body().close();
            current = next.get();
        }
        throw new DownloadFailed("%s redirects more than %d times for %s".formatted(host(), MOST_REDIRECTS, what));
    }

    private HttpRequest request(URI uri, Map<String, String> headers) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(uri).header("User-Agent", "acestep-jvm").header("Accept-Encoding", "identity");
        headers.forEach(builder::header);
        if (hub == Hub.HUGGING_FACE && isOurs(uri)) {
            settings.token().ifPresent(token -> builder.header("Authorization", "Bearer " + token));
        }
        return builder.build();
    }

    /** Waits for the beginning of the answer only; a request's own timeout would, on newer JDKs, end long bodies. */
    private HttpResponse<InputStream> send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<InputStream>> answer = http.sendAsync(request, BodyHandlers.ofInputStream());
        boolean answered = false;
        try {
            HttpResponse<InputStream> response = answer.get(patience().answer().toMillis(), TimeUnit.MILLISECONDS);
            answered = true;
            return response;
        } catch (TimeoutException e) {
            throw new IOException(
                    "no answer in %d s".formatted(patience().answer().toSeconds()), e);
        } catch (ExecutionException e) {
            throw new IOException(reason(e), e);
        } finally {
            if (!answered) {
                answer.cancel(true);
            }
        }
    }

    private Optional<URI> redirect(URI from, HttpResponse<InputStream> answer) throws IOException {
        Optional<String> location = answer.headers().firstValue("Location");
        return switch (answer.statusCode()) {
            case 301, 302, 303, 307, 308 ->
                Optional.of(target(from, location.orElseThrow(() -> new ProtocolException("a redirect to nowhere"))));
            default -> Optional.empty();
        };
    }

    private URI target(URI from, String location) {
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new DownloadFailed("%s redirects to something that is no URL".formatted(from.getAuthority()), e);
        }
        boolean web = "https".equals(to.getScheme()) || "http".equals(to.getScheme());
        if (!web || to.getHost() == null || ("https".equals(from.getScheme()) && !"https".equals(to.getScheme()))) {
            throw new DownloadFailed("%s redirects to %s://%s, which is refused (https stays https)"
                    .formatted(from.getAuthority(), to.getScheme(), to.getAuthority()));
        }
        return to;
    }

    private HttpResponse<InputStream> checked(HttpResponse<InputStream> answer, String what) throws IOException {
        int status = answer.statusCode();
        if (status == 200 || status == 206 || status == 416) {
            return answer;
        }
        answer.body().close();
        String who = answer.uri().getAuthority();
        switch (status) {
            case 401, 403 -> {
                if (!isOurs(answer.uri())) {
                    throw new IOException("%s refuses %s (%d)".formatted(who, what, status));
                }
                throw new DownloadFailed(refused(status, what));
            }
            case 404, 410 -> throw new DownloadFailed("%s has no %s (%d)".formatted(who, what, status));
            case 408, 425, 429 -> throw busy(answer, who);
            case 407 -> throw new IOException("the proxy wants a name and a password (407)");
            default -> {
                if (status >= 500) {
                    throw busy(answer, who);
                }
                throw new DownloadFailed("%s answers %d for %s".formatted(who, status, what));
            }
        }
    }

    private String refused(int status, String what) {
        String advice = settings.token().isPresent()
                ? "the token in HF_TOKEN does not open it"
                : "if it is private or its terms must be accepted, do that on its page and set HF_TOKEN";
        return "%s refuses %s (%d): it does not exist, or not for everybody; %s"
                .formatted(host(), what, status, hub == Hub.HUGGING_FACE ? advice : "try --source huggingface");
    }

    private static TryLater busy(HttpResponse<InputStream> answer, String who) {
        Optional<Duration> pause = answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
        String word = answer.statusCode() == 429 ? "too many requests" : "it answers";
        return new TryLater("%s (%s %d)".formatted(who, word, answer.statusCode()), pause);
    }

    private static String reason(ExecutionException failure) {
        String message = "no connection";
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "its name is not known here";
            }
            if (message.equals("no connection") && cause.getMessage() != null) {
                message = cause.getMessage();
            }
        }
        return message;
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }

    /** The hub is there but has no time; it may have said when it will. */
    static final class TryLater extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient Optional<Duration> pause;

        TryLater(String message, Optional<Duration> pause) {
            super(message);
            this.pause = pause;
        }

        Optional<Duration> pause() {
            return pause;
        }
    }
}
