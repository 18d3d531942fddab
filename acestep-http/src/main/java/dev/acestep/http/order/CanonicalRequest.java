package dev.acestep.http.order;

import dev.acestep.http.fields.Field;
import dev.acestep.jobs.Submission;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A job's request with every value in force, under the canonical names and in the contract's order. */
public final class CanonicalRequest {
    private CanonicalRequest() {}

    /** The values as plain JSON; a field that has none shows {@code null}. */
    public static Map<String, @Nullable Object> of(Submission submission) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Field<?> field : Fields.ALL) {
            values.put(field.name(), field.inForce().apply(submission).orElse(null));
        }
        return Collections.unmodifiableMap(values);
    }
}
