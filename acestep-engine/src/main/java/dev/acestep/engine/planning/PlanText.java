package dev.acestep.engine.planning;

import dev.acestep.engine.decoding.MetadataField;
import java.util.List;
import java.util.Map;

/**
 * What an answer says.
 *
 * @param fields as the model wrote them; those it left out are not there
 * @param codes in order
 * @param lyrics or whatever else follows the thought
 */
public record PlanText(Map<MetadataField, String> fields, List<Integer> codes, String lyrics) {
    public PlanText {
        fields = Map.copyOf(fields);
        codes = List.copyOf(codes);
    }
}
