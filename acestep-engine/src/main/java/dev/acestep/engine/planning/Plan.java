package dev.acestep.engine.planning;

import dev.acestep.engine.decoding.MetadataField;
import java.util.List;
import java.util.Map;

/**
 * A song planned.
 *
 * @param fields the caller's, and those that the model wrote
 * @param codes of each song of the batch; none if none were asked for
 */
public record Plan(Map<MetadataField, String> fields, List<List<Integer>> codes) {
    public Plan {
        fields = Map.copyOf(fields);
        codes = List.copyOf(codes);
    }
}
