package dev.acestep.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on this machine that has one small network, in the way of Hugging Face. */
final class SmallHub implements AutoCloseable {
    static final byte[] WEIGHTS = bytes(200_000);

    final List<String> ranges = new CopyOnWriteArrayList<>();
    /** Whether it falls silent in the middle. */
    volatile boolean halfOfTheWeights;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    SmallHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/api/models/ACE-Step/Ace-Step1.5/tree/main", exchange -> send(exchange, listing()));
        server.createContext(
                "/ACE-Step/Ace-Step1.5/resolve/main/vae/config.json",
                exchange -> send(exchange, "{}".getBytes(StandardCharsets.UTF_8)));
        server.createContext("/ACE-Step/Ace-Step1.5/resolve/main/vae/model.safetensors", this::weights);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void weights(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range == null) {
            send(exchange, WEIGHTS);
            return;
        }
        ranges.add(range);
        int from = Integer.parseInt(range.replaceAll("\\D", ""));
        try (exchange) {
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes %d-%d/%d".formatted(from, WEIGHTS.length - 1, WEIGHTS.length));
            exchange.sendResponseHeaders(206, WEIGHTS.length - from);
            exchange.getResponseBody().write(WEIGHTS, from, WEIGHTS.length - from);
        }
    }

    private void send(HttpExchange exchange, byte[] content) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, content.length);
            if (content.length == WEIGHTS.length && halfOfTheWeights) {
                exchange.getResponseBody().write(content, 0, content.length / 2);
                exchange.getResponseBody().flush();
                Thread.sleep(20_000);
            } else {
                exchange.getResponseBody().write(content);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] listing() {
        return """
                [{"type": "directory", "path": "vae", "size": 0},
                 {"type": "file", "path": "vae/config.json", "size": 2},
                 {"type": "file", "path": "vae/model.safetensors", "size": %d, "lfs": {"oid": "%s", "size": 200000}}]
                """.formatted(WEIGHTS.length, sha256(WEIGHTS)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int size) {
        byte[] content = new byte[size];
        new Random(1).nextBytes(content);
        return content;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
