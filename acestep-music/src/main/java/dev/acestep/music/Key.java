package dev.acestep.music;

/**
 * One of the 24 keys, with the spelling in which it was asked for.
 *
 * @param tonic pitch class, 0 is C and 11 is B
 */
public record Key(int tonic, Mode mode, String tonicName) {
    /** Major or minor. */
    public enum Mode {
        MAJOR("Major"),
        MINOR("Minor");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    private static final String[] MAJOR_NAMES = {"C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"};
    private static final String[] MINOR_NAMES = {"C", "C#", "D", "Eb", "E", "F", "F#", "G", "G#", "A", "Bb", "B"};

    public Key {
        if (tonic < 0 || tonic > 11) {
            throw InvalidRequest.notAllowed("key_scale", tonic, "pitch class from 0 to 11");
        }
    }

    /** The key in its usual spelling. */
    public static Key of(int tonic, Mode mode) {
        int pitchClass = Math.floorMod(tonic, 12);
        return new Key(pitchClass, mode, (mode == Mode.MAJOR ? MAJOR_NAMES : MINOR_NAMES)[pitchClass]);
    }

    /** Whether both are the same key on a keyboard, however spelt: {@code Db Major} and {@code C# Major}. */
    public boolean soundsLike(Key other) {
        return tonic == other.tonic && mode == other.mode;
    }

    /** As the API writes it: {@code F# Minor}. */
    public String name() {
        return tonicName + " " + mode.word();
    }
}
