package dev.acestep.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody who is told of jobs by webhooks, and often enough does not answer as he should. */
final class WebhookReceiver implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LARGEST_BODY = 1 << 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, String> secrets;
    private final double failing;
    private final Map<String, ConcurrentLinkedQueue<Notice>> notices = new ConcurrentHashMap<>();

    /**
     * What arrived once.
     *
     * @param id of the notification, the same in each attempt
     * @param genuine whether the signature is the key's
     * @param taken whether the answer was a good one
     */
    record Notice(String id, boolean genuine, boolean succeeded, boolean taken) {}

    /**
     * Listens on loopback.
     *
     * @param secrets of the keys, by name
     * @param failing share of attempts that are answered badly or not at all, 0 to 1
     */
    WebhookReceiver(Map<String, String> secrets, double failing) throws IOException {
        this.secrets = Map.copyOf(secrets);
        this.failing = failing;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    /** Where to tell of a song of that key. */
    String url(String key, long number) {
        return "http://127.0.0.1:%d/%s/%d".formatted(server.getAddress().getPort(), key, number);
    }

    /** What came to the URL. */
    List<Notice> notices(String url) {
        return List.copyOf(notices.getOrDefault(url, new ConcurrentLinkedQueue<>()));
    }

    /** Attempts in all. */
    int attempts() {
        return notices.values().stream().mapToInt(ConcurrentLinkedQueue::size).sum();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
            boolean taken = ThreadLocalRandom.current().nextDouble() >= failing;
            String path = exchange.getRequestURI().getPath();
            String url = "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
            notices.computeIfAbsent(url, _ -> new ConcurrentLinkedQueue<>()).add(notice(exchange, body, taken));
            if (taken) {
                exchange.sendResponseHeaders(204, -1);
            } else if (ThreadLocalRandom.current().nextBoolean()) {
                exchange.sendResponseHeaders(500, -1);
            }
        }
    }

    private Notice notice(HttpExchange exchange, byte[] body, boolean taken) throws IOException {
        String id = header(exchange, "webhook-id");
        String key = exchange.getRequestURI().getPath().split("/", 3)[1];
        String expected = Optional.ofNullable(secrets.get(key))
                .map(secret -> signature(secret, id + "." + header(exchange, "webhook-timestamp") + ".", body))
                .orElse("");
        boolean genuine = MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8),
                header(exchange, "webhook-signature").getBytes(StandardCharsets.UTF_8));
        return new Notice(id, genuine, succeeded(MAPPER.readTree(body)), taken);
    }

    /** Native notifications carry the job; those of providers are the job. */
    private static boolean succeeded(JsonNode body) {
        String state =
                body.path("job").path("status").asText(body.path("status").asText());
        return state.equals("succeeded") || state.equals("OK") || state.equalsIgnoreCase("completed");
    }

    private static String signature(String secret, String head, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = secret.substring("whsec_".length()).getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return "v3," + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
