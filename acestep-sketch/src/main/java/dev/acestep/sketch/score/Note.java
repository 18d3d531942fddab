package dev.acestep.sketch.score;

/**
 * A note to be played.
 *
 * @param start seconds, not negative
 * @param duration seconds until it is let go, above 0
 * @param pitch MIDI key, 60 is middle C; for {@link Instrument#DRUM_KIT} and its kin the General MIDI drum
 * @param velocity above 0, up to 1
 * @param syllable what is sung on it, empty if nothing is
 */
public record Note(double start, double duration, int pitch, double velocity, String syllable) {
    public Note {
        if (!(start >= 0 && duration > 0 && pitch >= 0 && pitch <= 127 && velocity > 0 && velocity <= 1)) {
            throw new IllegalArgumentException("Not playable: start %s, duration %s, pitch %d, velocity %s"
                    .formatted(start, duration, pitch, velocity));
        }
    }

    public Note(double start, double duration, int pitch, double velocity) {
        this(start, duration, pitch, velocity, "");
    }

    public double end() {
        return start + duration;
    }
}
