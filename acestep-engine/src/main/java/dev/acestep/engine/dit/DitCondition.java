package dev.acestep.engine.dit;

import dev.acestep.tensor.KeyValues;
import java.util.List;

/** What each layer sees of one condition: the same in all steps. */
public record DitCondition(List<KeyValues> layers) {
    public DitCondition {
        layers = List.copyOf(layers);
    }
}
