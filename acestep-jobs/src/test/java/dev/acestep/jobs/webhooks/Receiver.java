package dev.acestep.jobs.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Somebody who wants to be told, on this machine, and answers as the test says. */
final class Receiver implements AutoCloseable {
    /** A request as it came. */
    record Call(Map<String, String> headers, String body) {
        String id() {
            return headers.getOrDefault("webhook-id", "");
        }
    }

    /** How a receiver answers its n-th call, 1 is the first. */
    @FunctionalInterface
    interface Answering {
        void answer(int number, HttpExchange exchange) throws IOException;
    }

    final List<Call> calls = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Answering answering;

    private Receiver(HttpServer server, Answering answering) {
        this.server = server;
        this.answering = answering;
    }

    static Receiver start(HttpServer server, Answering answering) throws IOException {
        Receiver receiver = new Receiver(server, answering);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", receiver::handle);
        server.start();
        return receiver;
    }

    static Receiver answering(Answering answering) throws IOException {
        return start(HttpServer.create(), answering);
    }

    /** One that answers with these statuses, and with the last of them ever after. */
    static Receiver with(int... statuses) throws IOException {
        return answering((number, exchange) -> send(exchange, statuses[Math.min(number, statuses.length) - 1], ""));
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    void answerFromNowOn(int status) {
        answering = (_, exchange) -> send(exchange, status, "");
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port() + "/hook");
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.join(",", entry.getValue()))));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(new Call(headers, exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n" + body));
        answering.answer(calls.size(), exchange);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
