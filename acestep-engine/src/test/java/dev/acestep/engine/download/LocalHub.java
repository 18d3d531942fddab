package dev.acestep.engine.download;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A web server on this machine with the addresses of both hubs, and the bad habits that a test gives it. */
final class LocalHub implements AutoCloseable {
    static final String MAIN = "ACE-Step/Ace-Step1.5";
    private static final Pattern HUGGING_FACE_LISTING = Pattern.compile("/api/models/([^/]+/[^/]+)/tree/([^/]+)");
    private static final Pattern HUGGING_FACE_FILE = Pattern.compile("/([^/]+/[^/]+)/resolve/([^/]+)/(.+)");
    private static final Pattern MODELSCOPE = Pattern.compile("/api/v1/models/([^/]+/[^/]+)/repo(/files)?");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-");

    final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, String> listed = new ConcurrentHashMap<>();
    private final Map<String, List<Habit>> habits = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    volatile boolean ranges = true;
    volatile boolean tags = true;
    volatile Optional<String> filesElsewhere = Optional.empty();

    /** What was asked. */
    record Seen(String path, Map<String, String> headers) {}

    /** What happens once to a request for a path instead of a good answer. */
    sealed interface Habit {
        record Status(int code, Map<String, String> headers) implements Habit {}

        record CutAfter(int bytes) implements Habit {}

        record SilentAfter(int bytes) implements Habit {}

        record Page(String json, String link) implements Habit {}

        /** Other bytes come than those that were published. */
        record Body(int size, int seed) implements Habit {}
    }

    LocalHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** With the main repository: two small networks and a model, and what nobody needs. */
    static LocalHub withTurbo() throws IOException {
        LocalHub hub = new LocalHub();
        hub.publish(MAIN, "README.md", bytes(50, 1));
        hub.publish(MAIN, "vae/config.json", bytes(40, 2));
        hub.publish(MAIN, "vae/diffusion_pytorch_model.safetensors", bytes(90_000, 3));
        hub.publish(MAIN, "Qwen3-Embedding-0.6B/config.json", bytes(60, 4));
        hub.publish(MAIN, "Qwen3-Embedding-0.6B/model.safetensors", bytes(150_000, 5));
        hub.publish(MAIN, "Qwen3-Embedding-0.6B/tokenizer.json", bytes(1_000, 6));
        hub.publish(MAIN, "acestep-v15-turbo/config.json", bytes(80, 7));
        hub.publish(MAIN, "acestep-v15-turbo/configuration_acestep_v15.py", bytes(80, 8));
        hub.publish(MAIN, "acestep-v15-turbo/model.safetensors", bytes(300_000, 9));
        hub.publish(MAIN, "acestep-v15-turbo/silence_latent.pt", bytes(20_000, 10));
        return hub;
    }

    void publish(String repository, String path, byte[] content) {
        files.put(repository + "/" + path, content);
    }

    byte[] content(String path) {
        return files.getOrDefault(MAIN + "/" + path, new byte[0]);
    }

    /** Gives a listing that does not follow from the files. */
    void list(String repository, String json) {
        listed.put(repository, json);
    }

    /** The next requests for a path that ends so meet these habits, one each. */
    void expect(String pathEnd, Habit... next) {
        habits.computeIfAbsent(pathEnd, _ -> new CopyOnWriteArrayList<>()).addAll(List.of(next));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Seen> requestsFor(String pathEnd) {
        return seen.stream().filter(request -> request.path().endsWith(pathEnd)).toList();
    }

    static byte[] bytes(int size, int seed) {
        byte[] content = new byte[size];
        new java.util.Random(seed).nextBytes(content);
        return content;
    }

    static String sha256(byte[] content) {
        Digest digest = new Digest();
        digest.add(content, content.length);
        return digest.hex();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String query =
                    Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
            String asked = query.contains("FilePath=") ? path + "?" + query : path;
            Map<String, String> headers = new LinkedHashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
            seen.add(new Seen(asked, headers));
            Optional<Habit> habit = habits.entrySet().stream()
                    .filter(entry ->
                            asked.endsWith(entry.getKey()) && !entry.getValue().isEmpty())
                    .findFirst()
                    .map(entry -> entry.getValue().removeFirst());
            Matcher listing = HUGGING_FACE_LISTING.matcher(path);
            Matcher file = HUGGING_FACE_FILE.matcher(path);
            Matcher modelScope = MODELSCOPE.matcher(path);
            if (habit.orElse(null) instanceof Habit.Status(int code, Map<String, String> extra)) {
                extra.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
                exchange.sendResponseHeaders(code, -1);
            } else if (habit.orElse(null) instanceof Habit.Page(String json, String link)) {
                exchange.getResponseHeaders().add("Link", link);
                send(exchange, json.getBytes(StandardCharsets.UTF_8), Optional.empty());
            } else if (listing.matches()) {
                send(exchange, listing(listing.group(1)).getBytes(StandardCharsets.UTF_8), Optional.empty());
            } else if (modelScope.matches() && modelScope.group(2) != null) {
                send(
                        exchange,
                        modelScopeListing(modelScope.group(1)).getBytes(StandardCharsets.UTF_8),
                        Optional.empty());
            } else if (modelScope.matches()) {
                file(exchange, modelScope.group(1) + "/" + decoded(query.replaceAll(".*FilePath=", "")), habit);
            } else if (file.matches()) {
                redirectOrFile(exchange, file.group(1) + "/" + file.group(3), habit);
            } else {
                file(exchange, path.replaceFirst("^/cdn/", ""), habit);
            }
        }
    }

    private void redirectOrFile(HttpExchange exchange, String key, Optional<Habit> habit) throws IOException {
        if (filesElsewhere.isPresent() && habit.isEmpty()) {
            exchange.getResponseHeaders().add("Location", filesElsewhere.get() + "/cdn/" + key);
            exchange.sendResponseHeaders(302, -1);
        } else {
            file(exchange, key, habit);
        }
    }

    private void file(HttpExchange exchange, String key, Optional<Habit> habit) throws IOException {
        byte[] content = files.get(key);
        if (content == null) {
            exchange.sendResponseHeaders(404, -1);
        } else if (habit.orElse(null) instanceof Habit.Body(int size, int seed)) {
            send(exchange, bytes(size, seed), Optional.empty());
        } else {
            send(exchange, content, habit);
        }
    }

    private void send(HttpExchange exchange, byte[] content, Optional<Habit> habit) throws IOException {
        String tag = '"' + sha256(content).substring(0, 16) + '"';
        if (tags) {
            exchange.getResponseHeaders().add("ETag", tag);
        }
        Matcher range =
                RANGE.matcher(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
                        .orElse(""));
        String condition = exchange.getRequestHeaders().getFirst("If-Range");
        boolean partly = ranges && range.matches() && (condition == null || condition.equals(tag));
        int from = partly ? Integer.parseInt(range.group(1)) : 0;
        if (partly) {
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
        }
        int length = content.length - from;
        exchange.sendResponseHeaders(partly ? 206 : 200, length == 0 ? -1 : length);
        OutputStream body = exchange.getResponseBody();
        switch (habit.orElse(null)) {
            case Habit.CutAfter(int bytes) -> body.write(content, from, Math.min(bytes, length));
            case Habit.SilentAfter(int bytes) -> {
                body.write(content, from, Math.min(bytes, length));
                body.flush();
                pause();
            }
            case null, default -> body.write(content, from, length);
        }
        body.flush();
    }

    private static void pause() {
        try {
            Thread.sleep(5_000);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private String listing(String repository) throws IOException {
        List<Map<String, Object>> entries = new ArrayList<>();
        entries.add(Map.of("type", "directory", "path", "vae", "size", 0, "oid", "0"));
        of(repository).forEach((path, content) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("type", "file");
            entry.put("path", path);
            entry.put("size", content.length);
            entry.put("oid", "0123456789012345678901234567890123456789");
            if (content.length >= 1_000) {
                entry.put("lfs", Map.of("oid", sha256(content), "size", content.length, "pointerSize", 135));
            }
            entries.add(entry);
        });
        String own = listed.get(repository);
        return own == null ? text(entries) : own;
    }

    private String modelScopeListing(String repository) throws IOException {
        List<Map<String, Object>> entries = new ArrayList<>();
        entries.add(Map.of("Type", "tree", "Path", "vae", "Size", 0));
        of(repository)
                .forEach((path, content) -> entries.add(Map.of(
                        "Type",
                        "blob",
                        "Path",
                        path,
                        "Name",
                        path,
                        "Size",
                        content.length,
                        "Sha256",
                        sha256(content))));
        return text(Map.of("Code", 200, "Success", true, "Data", Map.of("Files", entries)));
    }

    private Map<String, byte[]> of(String repository) {
        Map<String, byte[]> found = new java.util.TreeMap<>();
        files.forEach((key, content) -> {
            if (key.startsWith(repository + "/")) {
                found.put(key.substring(repository.length() + 1), content);
            }
        });
        return found;
    }

    private static String text(Object value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonMapper().writeValue(out, value);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
