package dev.acestep.sketch.composition;

import dev.acestep.music.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chord by its pitch classes.
 *
 * @param name roman numeral as the genre wrote it
 * @param root pitch class
 * @param tones pitch classes from the root up: third, fifth, then colours
 */
record Chord(String name, int root, List<Integer> tones) {
    private static final Pattern NUMERAL = Pattern.compile("([b#]?)(VII|VI|IV|V|III|II|I|vii|vi|iv|v|iii|ii|i)(.*)");
    private static final List<String> DEGREES = List.of("i", "ii", "iii", "iv", "v", "vi", "vii");
    private static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11};
    private static final int[] MINOR = {0, 2, 3, 5, 7, 8, 10};

    Chord {
        tones = List.copyOf(tones);
    }

    /** Reads a numeral such as {@code ii7}, {@code bVII} or {@code Vsus4}; degrees count in the key's own scale. */
    static Chord of(String numeral, Key key) {
        Matcher matcher = NUMERAL.matcher(numeral);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a chord: " + numeral);
        }
        String degree = matcher.group(2);
        int[] scale = key.mode() == Key.Mode.MAJOR ? MAJOR : MINOR;
        int accidental = matcher.group(1).equals("b") ? -1 : matcher.group(1).equals("#") ? 1 : 0;
        int above = scale[DEGREES.indexOf(degree.toLowerCase(java.util.Locale.ROOT))] + accidental;
        int root = Math.floorMod(key.tonic() + above, 12);
        List<Integer> tones = new ArrayList<>();
        for (int interval : intervals(Character.isUpperCase(degree.charAt(0)), matcher.group(3))) {
            tones.add((root + interval) % 12);
        }
        return new Chord(numeral, root, tones);
    }

    boolean contains(int pitch) {
        return tones.contains(Math.floorMod(pitch, 12));
    }

    int fifth() {
        return tones.size() > 2 ? tones.get(2) : tones.get(1);
    }

    /** Whether it is the key's home chord, with or without colours. */
    boolean isHome(Key key) {
        return root == key.tonic();
    }

    /** The chord tone closest to {@code pitch}, the lower one of two. */
    int nearest(int pitch) {
        for (int distance = 0; distance < 12; distance++) {
            if (contains(pitch - distance)) {
                return pitch - distance;
            }
            if (contains(pitch + distance)) {
                return pitch + distance;
            }
        }
        throw new IllegalStateException("A chord without tones: " + name);
    }

    private static int[] intervals(boolean major, String quality) {
        int third = major ? 4 : 3;
        return switch (quality) {
            case "" -> new int[] {0, third, 7};
            case "5" -> new int[] {0, 7};
            case "6" -> new int[] {0, third, 7, 9};
            case "7" -> new int[] {0, third, 7, 10};
            case "9" -> new int[] {0, third, 7, 10, 2};
            case "maj7" -> new int[] {0, third, 7, 11};
            case "maj9" -> new int[] {0, third, 7, 11, 2};
            case "add9" -> new int[] {0, third, 7, 2};
            case "sus2" -> new int[] {0, 2, 7};
            case "sus4" -> new int[] {0, 5, 7};
            case "o" -> new int[] {0, 3, 6};
            case "o7" -> new int[] {0, 3, 6, 9};
            case "h7" -> new int[] {0, 3, 6, 10};
            default -> throw new IllegalArgumentException("Not a chord quality: " + quality);
        };
    }
}
