package dev.acestep.sketch.composition;

import dev.acestep.music.TimeSignature;

/**
 * How a bar is counted: in 6/8 the beat is the dotted quarter, two to a bar.
 *
 * @param beats felt beats a bar
 * @param steps smallest parts of a beat that patterns are written in: sixteenths, four of them or six
 */
record Metre(TimeSignature signature, int beats, int steps) {
    static Metre of(TimeSignature signature) {
        return switch (signature) {
            case TWO_FOUR -> new Metre(signature, 2, 4);
            case THREE_FOUR -> new Metre(signature, 3, 4);
            case FOUR_FOUR -> new Metre(signature, 4, 4);
            case SIX_EIGHT -> new Metre(signature, 2, 6);
        };
    }

    boolean isCompound() {
        return steps == 6;
    }

    /** Writes a bar of sixteen sixteenths of 4/4 as a bar of this metre. */
    String fit(String sixteen) {
        return switch (signature) {
            case FOUR_FOUR -> sixteen;
            case TWO_FOUR -> sixteen.substring(0, 8);
            case THREE_FOUR -> sixteen.substring(0, 8) + sixteen.substring(12);
            case SIX_EIGHT -> compound(sixteen.substring(0, 4)) + compound(sixteen.substring(4, 8));
        };
    }

    /** The eighths of a simple beat become the three eighths of a compound one: long-short, or all if it was busy. */
    private static String compound(String beat) {
        char middle = beat.charAt(0) != '.' && beat.charAt(2) != '.' ? beat.charAt(2) : beat.charAt(1);
        return "" + beat.charAt(0) + '.' + middle + '.' + beat.charAt(2) + beat.charAt(3);
    }
}
