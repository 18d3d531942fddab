package dev.acestep.engine.decoding;

import dev.acestep.engine.decoding.GrammarSettings.Phase;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a grammar is asked for, one thing after the other; a thought of all fields if nothing is. */
public final class Settings {
    private final Map<MetadataField, String> given = new EnumMap<>(MetadataField.class);
    private Phase phase = Phase.COT;
    private Set<MetadataField> skipped = Set.of();
    private Optional<Double> target = Optional.empty();
    private int longest = 600;
    private String caption = "";

    public Settings phase(Phase value) {
        phase = value;
        return this;
    }

    public Settings given(MetadataField field, String value) {
        given.put(field, value);
        return this;
    }

    public Settings skipping(MetadataField... fields) {
        skipped = Set.of(fields);
        return this;
    }

    public Settings target(double seconds) {
        target = Optional.of(seconds);
        return this;
    }

    public Settings longest(int seconds) {
        longest = seconds;
        return this;
    }

    public Settings caption(String words) {
        caption = words;
        return this;
    }

    /** A thought alone ends where it would be closed. */
    public GrammarSettings of() {
        return new GrammarSettings(phase, given, skipped, phase == Phase.COT, target, longest, caption);
    }
}
