package dev.acestep.engine.planning;

import dev.acestep.music.Language;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the description of a song says of its voice.
 *
 * @param language of the vocals, if it is named
 */
public record SampleHints(Optional<Language> language, boolean instrumental) {
    /** Of several languages that are named, the first in this list is meant. */
    private static final List<NamedLanguage> NAMES = List.of(
            new NamedLanguage("en", "english"),
            new NamedLanguage("zh", "chinese", "mandarin", "中文"),
            new NamedLanguage("ja", "japanese", "日本語"),
            new NamedLanguage("ko", "korean", "한국어"),
            new NamedLanguage("es", "spanish", "español"),
            new NamedLanguage("fr", "french", "français"),
            new NamedLanguage("de", "german", "deutsch"),
            new NamedLanguage("it", "italian", "italiano"),
            new NamedLanguage("pt", "portuguese", "português"),
            new NamedLanguage("ru", "russian", "русский"),
            new NamedLanguage("bn", "bengali"));

    private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}\\p{M}]++");
    private static final Pattern BETWEEN_ITEMS = Pattern.compile("[.,;:!?/|()\\[\\]]");

    /** Reads a description; a code counts where it stands by itself, because many codes are words as well. */
    public static SampleHints of(String query) {
        String words = Whitespace.strip(query).toLowerCase(Locale.ROOT);
        Optional<Language> language = NAMES.stream()
                .filter(named -> named.isIn(words))
                .findFirst()
                .map(named -> new Language(named.code()))
                .or(() -> known(NOT_A_LETTER.splitAsStream(words).filter(word -> !isCode(word))))
                .or(() -> known(BETWEEN_ITEMS
                        .splitAsStream(words)
                        .map(Whitespace::strip)
                        .filter(SampleHints::isCode)));
        return new SampleHints(language, isInstrumental(words));
    }

    /** The language to be sung: the caller's, unless that may be a default, or else the one that is named. */
    public Optional<Language> languageFor(Language asked) {
        boolean isChosen = !Set.of(Language.ENGLISH, Language.UNKNOWN).contains(asked);
        return isChosen ? Optional.of(asked) : language;
    }

    private static Optional<Language> known(Stream<String> words) {
        return words.filter(word -> !word.equals(Language.UNKNOWN.code()))
                .flatMap(word -> Language.find(word).stream())
                .findFirst();
    }

    private static boolean isCode(String word) {
        return Language.CODES.contains(word);
    }

    private static boolean isInstrumental(String words) {
        return words.contains("instrumental")
                || words.contains("pure music")
                || words.contains("pure instrument")
                || words.equals("solo")
                || words.endsWith(" solo");
    }

    private record NamedLanguage(String code, Pattern names) {
        NamedLanguage(String code, String... names) {
            this(
                    code,
                    Pattern.compile(String.join(
                            "|", Stream.of(names).map(NamedLanguage::word).toList())));
        }

        boolean isIn(String words) {
            return names.matcher(words).find();
        }

        /** Scripts that put no blanks between words have no borders of words either. */
        private static String word(String name) {
            boolean isIdeographic = Character.UnicodeScript.of(name.codePointAt(0)) == Character.UnicodeScript.HAN
                    || Character.UnicodeScript.of(name.codePointAt(0)) == Character.UnicodeScript.HANGUL;
            return isIdeographic ? name : "(?<![\\p{L}\\p{N}_])" + name + "(?![\\p{L}\\p{N}_])";
        }
    }
}
