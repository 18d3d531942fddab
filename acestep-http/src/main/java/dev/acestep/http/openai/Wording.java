package dev.acestep.http.openai;

import dev.acestep.http.fields.Values;
import dev.acestep.http.order.TextFields;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the text of a message means: a caption, lyrics, both, or what sample mode is to be about. */
final class Wording {
    private static final Pattern PROMPT = tagged("prompt");
    private static final Pattern LYRICS = tagged("lyrics");
    private static final Pattern SECTION = Pattern.compile(
            "\\[\\s*(?:verse|chorus|bridge|intro|outro|hook|pre-chorus|refrain|inst)", Pattern.CASE_INSENSITIVE);
    private static final int FEWEST_LINES = 4;
    private static final int LONGEST_AVERAGE_LINE = 60;

    private Wording() {}

    /** The values with what the text says, which is laid out by the contract's five rules. */
    static Values read(String message, Values values) {
        String text = message.strip();
        if (text.isEmpty()) {
            return values;
        }
        if (!values.get(TextFields.LYRICS).isBlank()) {
            return values.with(TextFields.PROMPT, text);
        }
        if (values.get(TextFields.SAMPLE_MODE)) {
            return values.with(TextFields.SAMPLE_QUERY, text);
        }
        Matcher prompt = PROMPT.matcher(text);
        Matcher lyrics = LYRICS.matcher(text);
        boolean hasPrompt = prompt.find();
        boolean hasLyrics = lyrics.find();
        if (hasPrompt || hasLyrics) {
            String rest = LYRICS.matcher(text).replaceAll("").strip();
            Values captioned =
                    values.with(TextFields.PROMPT, hasPrompt ? prompt.group(1).strip() : rest);
            return hasLyrics ? captioned.with(TextFields.LYRICS, lyrics.group(1).strip()) : captioned;
        }
        return values.with(isLyrics(text) ? TextFields.LYRICS : TextFields.PROMPT, text);
    }

    private static boolean isLyrics(String text) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return SECTION.matcher(text).find()
                || (lines.size() >= FEWEST_LINES
                        && lines.stream().mapToInt(String::length).average().orElse(0) < LONGEST_AVERAGE_LINE);
    }

    private static Pattern tagged(String tag) {
        return Pattern.compile("<%1$s>(.*?)</%1$s>".formatted(tag), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
