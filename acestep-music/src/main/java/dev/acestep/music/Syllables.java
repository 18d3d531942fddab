package dev.acestep.music;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits lines of any script into what is sung on one note each. */
public final class Syllables {
    private static final String VOWELS = "aeiouyæøœəıаеёиоуыэюяіїєўαεηιουω";
    private static final List<String> DIGRAPHS = List.of("ch", "ck", "gh", "ph", "qu", "sh", "th", "wh");
    private static final List<String> SILENT_ENDS = List.of("en", "fr", "unknown");
    private static final String SMALL_KANA = "ゃゅょぁぃぅぇぉゎャュョァィゥェォヮ";

    private Syllables() {}

    /** The syllables of a line, in order; empty if it has no letters or digits. */
    public static List<String> of(String line, Language language) {
        boolean silentEnds = SILENT_ENDS.contains(language.code());
        List<String> syllables = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        UnicodeScript script = UnicodeScript.COMMON;
        for (int point : line.codePoints().toArray()) {
            UnicodeScript next = UnicodeScript.of(point);
            boolean apostrophe = point == '\'' || point == '’';
            boolean partOfWord = isLetter(point) || (apostrophe && !word.isEmpty());
            if (!partOfWord || (!isShared(next) && next != script)) {
                flush(syllables, word, script, silentEnds);
            }
            if (partOfWord) {
                script = isShared(next) && !word.isEmpty() ? script : next;
                word.appendCodePoint(point);
            }
        }
        flush(syllables, word, script, silentEnds);
        return List.copyOf(syllables);
    }

    private static boolean isLetter(int point) {
        int type = Character.getType(point);
        return Character.isLetterOrDigit(point)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isShared(UnicodeScript script) {
        return script == UnicodeScript.COMMON || script == UnicodeScript.INHERITED;
    }

    private static void flush(List<String> syllables, StringBuilder word, UnicodeScript script, boolean silentEnds) {
        if (!word.isEmpty()) {
            syllables.addAll(split(word.toString(), script, silentEnds));
            word.setLength(0);
        }
    }

    private static List<String> split(String word, UnicodeScript script, boolean silentEnds) {
        return switch (script) {
            case HAN, HANGUL, YI, BOPOMOFO -> eachCharacter(word);
            case HIRAGANA, KATAKANA -> morae(word);
            case COMMON -> eachCharacter(word);
            case ARABIC, HEBREW, SYRIAC, THAANA -> pairs(word);
            case THAI, LAO, KHMER, MYANMAR -> SoutheastAsian.split(word);
            case DEVANAGARI, BENGALI, GUJARATI, GURMUKHI, ORIYA, TAMIL, TELUGU, KANNADA, MALAYALAM, SINHALA ->
                aksharas(word);
            default -> vowelGroups(word, silentEnds);
        };
    }

    private static List<String> eachCharacter(String word) {
        return word.codePoints().mapToObj(Character::toString).toList();
    }

    private static List<String> morae(String word) {
        List<String> morae = new ArrayList<>();
        for (String kana : eachCharacter(word)) {
            if (SMALL_KANA.contains(kana) && !morae.isEmpty()) {
                morae.add(morae.removeLast() + kana);
            } else {
                morae.add(kana);
            }
        }
        return morae;
    }

    /** Scripts that leave short vowels out: a syllable to every two letters. */
    private static List<String> pairs(String word) {
        List<String> letters = new ArrayList<>();
        for (String sign : eachCharacter(word)) {
            boolean isMark = Character.getType(sign.codePointAt(0)) == Character.NON_SPACING_MARK;
            if (isMark && !letters.isEmpty()) {
                letters.add(letters.removeLast() + sign);
            } else {
                letters.add(sign);
            }
        }
        List<String> syllables = new ArrayList<>();
        for (int i = 0; i < letters.size(); i += 2) {
            String pair = String.join("", letters.subList(i, Math.min(i + 2, letters.size())));
            boolean loneTail = i + 1 == letters.size() && i > 0;
            syllables.add(loneTail ? syllables.removeLast() + pair : pair);
        }
        return syllables;
    }

    /** Consonant clusters with their vowel signs; a bare consonant at the end of a longer word closes its syllable. */
    private static List<String> aksharas(String word) {
        List<String> syllables = new ArrayList<>();
        boolean joins = false;
        for (String sign : eachCharacter(word)) {
            int type = Character.getType(sign.codePointAt(0));
            boolean isMark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
            if (!syllables.isEmpty() && (isMark || joins)) {
                syllables.add(syllables.removeLast() + sign);
            } else {
                syllables.add(sign);
            }
            joins = isMark && Character.getName(sign.codePointAt(0)).endsWith("VIRAMA");
        }
        boolean closes = syllables.size() > 1
                && syllables.getLast().codePointCount(0, syllables.getLast().length()) == 1;
        if (closes) {
            String tail = syllables.removeLast();
            syllables.add(syllables.removeLast() + tail);
        }
        return syllables;
    }

    private static List<String> vowelGroups(String word, boolean silentEnds) {
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < word.length(); i++) {
            if (isVowel(word, i)) {
                if (starts.isEmpty() || ends.getLast() != i || isOwnSyllable(word.charAt(i))) {
                    starts.add(i);
                    ends.add(i + 1);
                } else {
                    ends.set(ends.size() - 1, i + 1);
                }
            }
        }
        if (silentEnds && starts.size() > 1 && isSilent(word, starts.getLast(), ends.getLast())) {
            starts.removeLast();
            ends.removeLast();
        }
        return cut(word, starts, ends);
    }

    private static List<String> cut(String word, List<Integer> starts, List<Integer> ends) {
        List<String> syllables = new ArrayList<>();
        int from = 0;
        for (int i = 0; i + 1 < starts.size(); i++) {
            int at = ends.get(i) + closing(word.substring(ends.get(i), starts.get(i + 1)));
            syllables.add(word.substring(from, at));
            from = at;
        }
        syllables.add(word.substring(from));
        return syllables;
    }

    /** How many of the consonants between two vowels end the first syllable. */
    private static int closing(String consonants) {
        boolean startsAsOne = consonants.length() > 1
                && DIGRAPHS.contains(consonants.substring(0, 2).toLowerCase(Locale.ROOT));
        if (startsAsOne) {
            return consonants.length() == 2 ? 0 : 2;
        }
        return consonants.length() < 2 ? 0 : 1;
    }

    private static boolean isVowel(String word, int index) {
        char letter = base(word.charAt(index));
        boolean isConsonantY = letter == 'y'
                && index + 1 < word.length()
                && VOWELS.indexOf(base(word.charAt(index + 1))) >= 0
                && (index == 0 || VOWELS.indexOf(base(word.charAt(index - 1))) < 0);
        return VOWELS.indexOf(letter) >= 0 && !isConsonantY;
    }

    /** In Cyrillic, vowels do not join. */
    private static boolean isOwnSyllable(char letter) {
        return UnicodeScript.of(letter) == UnicodeScript.CYRILLIC;
    }

    private static boolean isSilent(String word, int start, int end) {
        String tail = word.substring(start).toLowerCase(Locale.ROOT);
        if (end - start != 1 || base(word.charAt(start)) != 'e' || word.charAt(start) > 'z') {
            return false;
        }
        boolean afterSyllabicL = start > 1 && base(word.charAt(start - 1)) == 'l' && !isVowel(word, start - 2);
        boolean afterTOrD = start > 0 && "td".indexOf(base(word.charAt(start - 1))) >= 0;
        boolean afterHiss = start > 0 && "sxzc".indexOf(base(word.charAt(start - 1))) >= 0;
        return switch (tail) {
            case "e" -> !afterSyllabicL;
            case "es" -> !afterHiss && !afterSyllabicL;
            case "ed" -> !afterTOrD;
            default -> false;
        };
    }

    private static char base(char letter) {
        char lower = Character.toLowerCase(letter);
        return lower < 128 || lower == 'ё' || lower == 'ї'
                ? lower
                : Normalizer.normalize(String.valueOf(lower), Normalizer.Form.NFD)
                        .charAt(0);
    }
}
