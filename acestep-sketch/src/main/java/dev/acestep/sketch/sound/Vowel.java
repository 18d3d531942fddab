package dev.acestep.sketch.sound;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The five vowels with the resonances of a mouth that forms them, and a guess at the vowel of any syllable. */
enum Vowel {
    A("aæɑаяα", 740, 1180, 2750, 0.55, 0.24),
    E("eøœəèеэёεη", 480, 1780, 2650, 0.36, 0.26),
    I("iıyиіїыιυ", 330, 2100, 2850, 0.26, 0.25),
    O("oɔåõоοω", 470, 860, 2650, 0.5, 0.14),
    U("uʊwůую", 350, 700, 2500, 0.35, 0.1);

    /** The vowels of Hangul in the order of Unicode's syllables. */
    private static final String HANGUL = "AEAEOEOEOAEEOUOEIUUII";

    /** The vowels of Hiragana in the order of Unicode; Katakana runs the same way. */
    private static final String KANA = "AAIIUUEEOO" + "AAIIUUEEOO" + "AAIIUUEEOO" + "AAIIUUUEEOO" + "AIUEO"
            + "AAAIIIUUUEEEOOO" + "AIUEO" + "AAUUOO" + "AIUEO" + "AAIEO" + "UUAE";

    private static final char FIRST_BEYOND_ALPHABETS = '\u0530';

    private final String letters;
    private final double first;
    private final double second;
    private final double third;
    private final double secondLevel;
    private final double thirdLevel;

    Vowel(String letters, double first, double second, double third, double secondLevel, double thirdLevel) {
        this.letters = letters;
        this.first = first;
        this.second = second;
        this.third = third;
        this.secondLevel = secondLevel;
        this.thirdLevel = thirdLevel;
    }

    double hertz(int formant) {
        return switch (formant) {
            case 0 -> first;
            case 1 -> second;
            case 2 -> third;
            case 3 -> 3400;
            default -> 4600;
        };
    }

    double level(int formant) {
        return switch (formant) {
            case 0 -> 1;
            case 1 -> secondLevel;
            case 2 -> thirdLevel;
            case 3 -> 0.7 * thirdLevel;
            default -> 0.2 * thirdLevel;
        };
    }

    static Vowel of(String syllable) {
        String plain = Normalizer.normalize(syllable, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return plain.chars()
                .mapToObj(letter -> ofLetter((char) letter))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(A);
    }

    private static Optional<Vowel> ofLetter(char letter) {
        if (letter >= '가' && letter <= '힣') {
            return Optional.of(at(HANGUL, (letter - '가') / 28 % 21));
        } else if (letter >= 'ぁ' && letter <= 'ヿ') {
            return Optional.of(at(KANA, (letter - 'ぁ') % ('ァ' - 'ぁ')));
        } else if (letter >= FIRST_BEYOND_ALPHABETS) {
            return Character.isLetter(letter) ? Optional.of(at("AEIOU", letter % 5)) : Optional.empty();
        }
        String base = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD);
        return Arrays.stream(values())
                .filter(vowel -> vowel.letters.indexOf(letter) >= 0 || vowel.letters.indexOf(base.charAt(0)) >= 0)
                .findFirst();
    }

    private static Vowel at(String table, int place) {
        return place < table.length() ? valueOf(table.substring(place, place + 1)) : U;
    }
}
