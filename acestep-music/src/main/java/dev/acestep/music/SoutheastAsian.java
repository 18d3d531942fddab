package dev.acestep.music;

import java.util.ArrayList;
import java.util.List;

/** Syllables of scripts that write whole phrases without spaces: a syllable begins where a vowel is written. */
final class SoutheastAsian {
    private static final String LEADING_VOWELS = "เแโใไເແໂໃໄ";
    private static final String FOLLOWING_VOWELS = "ะาำຳะາ";

    private SoutheastAsian() {}

    static List<String> split(String phrase) {
        int[] points = phrase.codePoints().toArray();
        List<String> syllables = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        boolean hasVowel = false;
        for (int i = 0; i < points.length; i++) {
            boolean begins = isLeading(points[i]) || opens(points, i);
            boolean followsLeading = i > 0 && isLeading(points[i - 1]);
            if (begins && !followsLeading && hasVowel) {
                syllables.add(current.toString());
                current.setLength(0);
                hasVowel = false;
            }
            hasVowel |= isLeading(points[i]) || isVowel(points[i]);
            current.appendCodePoint(points[i]);
        }
        syllables.add(current.toString());
        return syllables;
    }

    private static boolean opens(int[] points, int index) {
        return isConsonant(points[index]) && index + 1 < points.length && isVowel(points[index + 1]);
    }

    private static boolean isLeading(int point) {
        return LEADING_VOWELS.indexOf(point) >= 0;
    }

    private static boolean isVowel(int point) {
        int type = Character.getType(point);
        return FOLLOWING_VOWELS.indexOf(point) >= 0
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isConsonant(int point) {
        return Character.isLetter(point) && !isLeading(point) && !isVowel(point);
    }
}
