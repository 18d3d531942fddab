package dev.acestep.http.contract;

import dev.acestep.http.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/**
 * A request of a client, without a key.
 *
 * @param path or an absolute URL that the server gave
 * @param body JSON; empty for none
 */
record Ask(String method, String path, String body) {
    static Ask post(String path, String body) {
        return new Ask("POST", path, body);
    }

    static Ask get(String path) {
        return new Ask("GET", path, "");
    }

    HttpRequest.Builder of(TestServer server) {
        HttpRequest.Builder request = server.request("/").uri(uri(server));
        return body.isEmpty()
                ? request.method(method, BodyPublishers.noBody())
                : request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
    }

    private URI uri(TestServer server) {
        return path.startsWith("/") ? server.uri(path) : URI.create(path);
    }
}
