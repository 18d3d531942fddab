package dev.acestep.music;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Language of the vocals: one of the codes that ACE-Step knows, or {@code unknown}. */
public record Language(String code) {
    public static final Set<String> CODES = Set.of(
            ("ar az bg bn ca cs da de el en es fa fi fr he hi hr ht hu id is it ja ko la lt ms ne nl no pa pl pt ro ru sa"
                            + " sk sr sv sw ta te th tl tr uk ur vi yue zh")
                    .split(" "));

    private static final Map<String, String> NAMES = names();

    public static final Language ENGLISH = new Language("en");
    public static final Language UNKNOWN = new Language("unknown");

    public Language {
        if (!CODES.contains(code) && !code.equals("unknown")) {
            throw InvalidRequest.notAllowed("vocal_language", code, "a language code such as en or zh, or unknown");
        }
    }

    /** Reads a code, an English name or a regional form ({@code English}, {@code zh-CN}); empty if it is none. */
    public static Optional<Language> find(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        if (word.equals("unknown")) {
            return Optional.of(UNKNOWN);
        }
        String base = word.contains("-") ? word.substring(0, word.indexOf('-')) : word;
        if (CODES.contains(base)) {
            return Optional.of(new Language(base));
        }
        return Optional.ofNullable(NAMES.get(word)).map(Language::new);
    }

    private static Map<String, String> names() {
        Map<String, String> byName = CODES.stream()
                .collect(Collectors.toMap(
                        code -> Locale.of(code)
                                .getDisplayLanguage(Locale.ENGLISH)
                                .toLowerCase(Locale.ROOT),
                        Function.identity(),
                        (first, _) -> first));
        byName.put("bengali", "bn");
        byName.put("mandarin", "zh");
        byName.put("cantonese", "yue");
        byName.put("tagalog", "tl");
        byName.put("filipino", "tl");
        byName.put("farsi", "fa");
        return Map.copyOf(byName);
    }
}
