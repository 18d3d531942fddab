package dev.acestep.engine.alignment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** What the reference says of its songs in {@code scoring.json}. */
final class ReferenceScores {
    private ReferenceScores() {}

    static JsonNode of(String part) {
        try {
            return new JsonMapper()
                    .readTree(Fixtures.golden("scoring.json").toFile())
                    .get(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The chosen heads among those of all layers {@code [layers, heads, tokens, frames]}, in order. */
    static List<Tensor> chosen(Tensor ofAll, JsonNode layersAndHeads) {
        List<Tensor> chosen = new ArrayList<>();
        layersAndHeads
                .properties()
                .forEach(layer -> layer.getValue()
                        .forEach(head -> chosen.add(
                                ofAll.get(Long.parseLong(layer.getKey())).get(head.longValue()))));
        return chosen;
    }
}
