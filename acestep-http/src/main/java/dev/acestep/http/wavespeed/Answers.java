package dev.acestep.http.wavespeed;

import static dev.acestep.http.openapi.Schemas.INTEGER;
import static dev.acestep.http.openapi.Schemas.NUMBER;
import static dev.acestep.http.openapi.Schemas.TEXT;
import static dev.acestep.http.openapi.Schemas.list;
import static dev.acestep.http.openapi.Schemas.object;

import java.util.List;
import java.util.Map;

/** JSON schemas of the dialect's answers. */
final class Answers {
    static final Map<String, Object> PREDICTION = object(
            "id",
            TEXT,
            "model",
            TEXT,
            "outputs",
            list(TEXT),
            "urls",
            object("get", TEXT),
            "has_nsfw_contents",
            list(Map.of("type", "boolean")),
            "status",
            Map.of("type", "string", "enum", List.of("created", "processing", "completed", "failed")),
            "created_at",
            TEXT,
            "error",
            TEXT,
            "code",
            INTEGER,
            "timings",
            object("inference", INTEGER));

    static final Map<String, Object> PAGE =
            object("page", INTEGER, "page_size", INTEGER, "total", INTEGER, "items", list(PREDICTION));
    static final Map<String, Object> MODEL = object(
            "model_id",
            TEXT,
            "name",
            TEXT,
            "description",
            TEXT,
            "type",
            TEXT,
            "base_price",
            NUMBER,
            "formula",
            TEXT,
            "api_schema",
            Map.of("type", "object"));
    static final Map<String, Object> PRICE = object(
            "model_id", TEXT, "price", NUMBER, "discounted_price", NUMBER, "discount_rate", NUMBER, "currency", TEXT);
    static final Map<String, Object> TICKET = object(
            "upload", object("method", TEXT, "url", TEXT, "headers", Map.of("type", "object")), "download_url", TEXT);

    private Answers() {}

    /** The data as a successful answer holds it. */
    static Map<String, Object> enveloped(Map<String, Object> data) {
        return object("code", INTEGER, "message", TEXT, "data", data);
    }
}
