package dev.acestep.http.wavespeed;

import static dev.acestep.http.openapi.Schema.OBJECT;
import static dev.acestep.http.openapi.Schema.TEXT;
import static dev.acestep.http.openapi.Schema.integer;
import static dev.acestep.http.openapi.Schema.listOf;
import static dev.acestep.http.openapi.Schema.member;
import static dev.acestep.http.openapi.Schema.number;
import static dev.acestep.http.openapi.Schema.object;
import static dev.acestep.http.openapi.Schema.oneOf;
import static dev.acestep.http.openapi.Schema.text;

import java.util.Map;

/** JSON schemas of the dialect's answers. */
final class Answers {
    static final Map<String, Object> PREDICTION = object(
            text("id"),
            text("model"),
            member("outputs", listOf(TEXT)),
            member("urls", object(text("get"))),
            member("has_nsfw_contents", listOf(Map.of("type", "boolean"))),
            member("status", oneOf("created", "processing", "completed", "failed")),
            text("created_at"),
            text("error"),
            integer("code"),
            member("timings", object(integer("inference"))));

    static final Map<String, Object> PAGE =
            object(integer("page"), integer("page_size"), integer("total"), member("items", listOf(PREDICTION)));
    static final Map<String, Object> MODEL = object(
            text("model_id"),
            text("name"),
            text("description"),
            text("type"),
            number("base_price"),
            text("formula"),
            member("api_schema", OBJECT));
    static final Map<String, Object> PRICE = object(
            text("model_id"), number("price"), number("discounted_price"), number("discount_rate"), text("currency"));
    static final Map<String, Object> TICKET = object(
            member("upload", object(text("method"), text("url"), member("headers", OBJECT))), text("download_url"));

    private Answers() {}

    /** The data as a successful answer holds it. */
    static Map<String, Object> enveloped(Map<String, Object> data) {
        return object(integer("code"), text("message"), member("data", data));
    }
}
