package dev.acestep.sketch.sound;

import java.util.Locale;

/** The noise with which a syllable begins: where it is, how loud, and the seconds before the vowel is fully there. */
enum Consonant {
    NONE(2500, 0, 0.018, 1),
    HISS(6500, 0.5, 0.075, 1),
    BREATH(2200, 0.22, 0.05, 1),
    BURST(3400, 0.8, 0.016, 1),
    HUM(900, 0, 0.07, 0.5);

    private final double hertz;
    private final double level;
    private final double seconds;
    private final double mouth;

    Consonant(double hertz, double level, double seconds, double mouth) {
        this.hertz = hertz;
        this.level = level;
        this.seconds = seconds;
        this.mouth = mouth;
    }

    double hertz() {
        return hertz;
    }

    double level() {
        return level;
    }

    double seconds() {
        return seconds;
    }

    /** By what factor the mouth's resonances are lower at the start. */
    double mouth() {
        return mouth;
    }

    static Consonant of(String syllable) {
        String letters = syllable.strip().toLowerCase(Locale.ROOT);
        if (letters.isEmpty()) {
            return NONE;
        }
        char first = letters.charAt(0);
        if ("szcçxjßсзшщжчц".indexOf(first) >= 0 || letters.startsWith("th") || letters.startsWith("sh")) {
            return HISS;
        } else if ("hfvfхфв".indexOf(first) >= 0) {
            return BREATH;
        } else if ("tkpdbgqткпдбг".indexOf(first) >= 0) {
            return BURST;
        } else if ("mnlrwyñмнлрй".indexOf(first) >= 0) {
            return HUM;
        }
        boolean unknownScript = first >= 0x0530 && Character.isLetter(first);
        return unknownScript ? values()[first / 5 % values().length] : NONE;
    }
}
