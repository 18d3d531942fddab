package dev.acestep.engine.planning;

import dev.acestep.engine.decoding.MetadataField;
import dev.acestep.engine.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text of an answer, read as the reference reads it: in one pass, whatever it is. */
record AnswerText(String text) {
    private static final String CLOSE = "</think>";
    private static final String CODE = "<|audio_code_";
    private static final String END = "<|im_end|>";
    private static final Pattern CODES = Pattern.compile("<\\|audio_code_0*+([0-9]{1,5})\\|>");
    private static final Pattern LYRIC_HEADER =
            Pattern.compile("^#\\s*+lyri[cs]?\\s*\\n", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    PlanText read() {
        return new PlanText(fields(), codes(), lyrics());
    }

    private Map<MetadataField, String> fields() {
        return FieldLines.read(between("<think>", CLOSE)
                .or(() -> between("<reasoning>", "</reasoning>"))
                .filter(thought -> !thought.isEmpty())
                .orElseGet(this::beforeCodes));
    }

    private List<Integer> codes() {
        List<Integer> codes = new ArrayList<>();
        CODES.matcher(text)
                .results()
                .map(code -> Integer.valueOf(code.group(1)))
                .forEach(codes::add);
        codes.removeIf(code -> code >= Vocabulary.CODES);
        return codes;
    }

    private String lyrics() {
        int end = text.indexOf(CLOSE);
        if (end == -1) {
            return "";
        }
        String rest = Whitespace.strip(text.substring(end + CLOSE.length()));
        String lyrics = LYRIC_HEADER.matcher(rest).replaceFirst("");
        return Whitespace.strip(lyrics.endsWith(END) ? lyrics.substring(0, lyrics.length() - END.length()) : lyrics);
    }

    private Optional<String> between(String open, String close) {
        int from = text.indexOf(open);
        int to = from == -1 ? -1 : text.indexOf(close, from + open.length());
        return to == -1 ? Optional.empty() : Optional.of(Whitespace.strip(text.substring(from + open.length(), to)));
    }

    private String beforeCodes() {
        int codes = text.indexOf(CODE);
        return Whitespace.strip(codes == -1 ? text : text.substring(0, codes));
    }
}
