package dev.acestep.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Requests that nobody well-meaning sends, in a reproducible order. */
final class HostileRequests {
    private static final List<String> PATHS = List.of(
            "/release_task",
            "/query_result",
            "/create_random_sample",
            "/format_input",
            "/v1/create_sample",
            "/v1/init",
            "/v1/reinitialize",
            "/v1/audio",
            "/v1/models",
            "/v1/model_inventory",
            "/v1/stats",
            "/v1/jobs",
            "/v1/jobs/{id}",
            "/v1/jobs/{id}/files",
            "/v1/jobs/{id}/events",
            "/v1/jobs/{id}/deliveries",
            "/v1/jobs/{id}/deliveries/redeliver",
            "/health",
            "/ready",
            "/outputs/{id}/{id}",
            "/openapi.json",
            "/docs",
            "/docs/{id}",
            "/redoc",
            "/metrics",
            "/",
            "/api",
            "/{id}");
    private static final List<String> METHODS =
            List.of("GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO", "get");
    private static final List<String> QUERY_NAMES = List.of(
            "path",
            "status",
            "dialect",
            "model",
            "task_type",
            "created_after",
            "created_before",
            "q",
            "key",
            "limit",
            "cursor",
            "order",
            "shape",
            "download",
            "x");
    private static final List<String> MALFORMED = List.of(
            "\0\0\0\0",
            "GET\r\n\r\n",
            "GET / HTTP/9.9\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET  /health HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /health HTTP/1.1\r\nHost: a\r\nNo colon here\r\n\r\n",
            "GET /health HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n",
            "GET /health HTTP/1.1\r\n : x\r\nHost: a\r\n\r\n",
            "GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "GET /health HTTP/1.1\r\nHost: a b/c\r\n\r\n",
            "GET /health HTTP/1.1\r\nHost: a\r\n folded: x\r\n\r\n",
            "GET http://[::1 HTTP/1.1\r\nHost: a\r\n\r\n",
            "POST /query_result HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n{}",
            "POST /query_result HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
            "POST /query_result HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
            "POST /query_result HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}",
            "POST /query_result HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n",
            "POST /release_task HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\nxx",
            "POST /release_task HTTP/1.1\r\nHost: a\r\nExpect: nonsense\r\nContent-Length: 2\r\n\r\n{}",
            "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /%c0%af HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /v1/jobs/%00/events HTTP/1.1\r\nHost: a\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "GET /..;/..;/etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: a\r\nOrigin: null\r\n\r\n",
            "CONNECT evil:80 HTTP/1.1\r\nHost: evil\r\nOrigin: null\r\n\r\n",
            "GET evil://evil/health HTTP/1.1\r\nHost: a\r\n\r\n");

    private final Random random;
    private final HostileValues values;

    HostileRequests(long seed) {
        this.random = new Random(seed);
        this.values = new HostileValues(random);
    }

    /** The next request. */
    Attack next() {
        return switch (random.nextInt(20)) {
            case 0, 1 -> new Attack(pick(MALFORMED).getBytes(StandardCharsets.ISO_8859_1), false, Ending.CLOSE);
            case 2 -> hugeHeader();
            case 3 -> brokenOff();
            case 4, 5, 6 -> request(pick(METHODS), path(), "", new byte[0]);
            case 7, 8 -> request("GET", "/v1/audio?path=" + values.pathText(), "", new byte[0]);
            case 9 -> request("GET", "/v1/jobs?" + query(), "", new byte[0]);
            case 10, 11 ->
                body("multipart/form-data; boundary="
                        + pick(List.of("x", "x", "", "\"", "x".repeat(100), "x; charset=nonsense", "x; charset=\"")));
            case 12, 13 ->
                body("application/x-www-form-urlencoded"
                        + pick(List.of("", "", ";charset=nonsense", "; charset=utf-16")));
            case 14 ->
                body(pick(List.of("", "text/plain", "application/xml", "application/json;charset=x", ";;", "/")));
            default -> body("application/json");
        };
    }

    private Attack body(String type) {
        String path = random.nextInt(4) == 0 ? path() : pick(PATHS.subList(0, 7));
        String kind = type.startsWith("multipart") ? "multipart" : type.contains("form") ? "form" : "json";
        byte[] bytes = switch (kind) {
            case "multipart" -> values.multipart("x");
            case "form" -> values.form();
            default -> values.json();
        };
        return request("POST", path, "Content-Type: " + type + "\r\n", bytes);
    }

    private Attack hugeHeader() {
        String line = "X-%d: %s\r\n".formatted(random.nextInt(10), "y".repeat(random.nextInt(40_000)));
        return new Attack(
                ("GET /health HTTP/1.1\r\nHost: a\r\n" + line + "\r\n").getBytes(StandardCharsets.ISO_8859_1),
                false,
                Ending.CLOSE);
    }

    /** Goes away in the middle of a body or a header. */
    private Attack brokenOff() {
        byte[] whole = body("application/json").bytes();
        int length = Math.max(1, random.nextInt(whole.length));
        return new Attack(Arrays.copyOf(whole, length), false, Ending.ABORT);
    }

    private Attack request(String method, String path, String headers, byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String head = "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\n%s%sContent-Length: %d\r\n\r\n"
                .formatted(method, path, headers, values.header(), body.length);
        bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return new Attack(bytes.toByteArray(), method.equals("HEAD"), Ending.NEXT);
    }

    private String path() {
        String path = pick(PATHS);
        while (path.contains("{id}")) {
            path = path.replaceFirst("\\{id}", values.pathText());
        }
        String prefixed = random.nextInt(8) == 0 ? "/api" + path : path;
        return random.nextInt(4) == 0 ? prefixed + "?" + query() : prefixed;
    }

    private String query() {
        return pick(QUERY_NAMES) + "=" + values.pathText() + "&" + pick(QUERY_NAMES) + "=" + values.pathText();
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** What becomes of the connection after a request. */
    enum Ending {
        /** It is in order: the next request may follow. */
        NEXT,
        /** The server may have lost track of it: a new one is made. */
        CLOSE,
        /** The client goes away without waiting for an answer. */
        ABORT
    }

    @SuppressWarnings("ArrayRecordComponent") // made here, written to a socket, never compared
    record Attack(byte[] bytes, boolean toHead, Ending ending) {
        /** The beginning of the request, for the message of a failure. */
        @Override
        public String toString() {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return text.substring(0, Math.min(600, text.length())).replace("\0", "\\0");
        }
    }
}
