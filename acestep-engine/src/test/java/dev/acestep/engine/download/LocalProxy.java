package dev.acestep.engine.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy on this machine that remembers what went through it. */
final class LocalProxy implements AutoCloseable {
    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile String wanted = "";
    private final HttpServer server;

    LocalProxy() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::forward);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            String shown = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
            if (!wanted.isEmpty() && !("Basic " + encoded(wanted)).equals(shown)) {
                exchange.getResponseHeaders().add("Proxy-Authenticate", "Basic realm=\"proxy\"");
                exchange.sendResponseHeaders(407, -1);
                return;
            }
            asked.add(exchange.getRequestURI().toString());
            HttpURLConnection there =
                    (HttpURLConnection) exchange.getRequestURI().toURL().openConnection(Proxy.NO_PROXY);
            byte[] body = there.getInputStream().readAllBytes();
            exchange.sendResponseHeaders(there.getResponseCode(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
