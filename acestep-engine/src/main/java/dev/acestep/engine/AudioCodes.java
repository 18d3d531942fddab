package dev.acestep.engine;

import dev.acestep.music.InvalidRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The 5Hz codes that a song is to follow; none if it is free. */
record AudioCodes(List<Integer> codes) {
    static final AudioCodes NONE = new AudioCodes(List.of());

    private static final String FIELD = "audio_code_string";
    private static final Pattern TOKEN = Pattern.compile("\\s*<\\|audio_code_(\\d{1,9})\\|>\\s*");
    private static final int SHOWN = 40;

    AudioCodes {
        codes = List.copyOf(codes);
    }

    /**
     * The codes that one field of a request gives to the songs of a batch: one text for all of them, or one each.
     *
     * @param known how many codes the quantizer knows
     * @param most codes that a song can have
     */
    static List<AudioCodes> ofBatch(List<String> texts, int batchSize, long known, long most) {
        if (texts.size() > 1 && texts.size() != batchSize) {
            throw InvalidRequest.notAllowed(
                    FIELD,
                    "%d texts".formatted(texts.size()),
                    "one text for all results, or one for each of the %d".formatted(batchSize));
        }
        List<AudioCodes> read =
                texts.stream().map(text -> parse(text, known, most)).toList();
        return switch (read.size()) {
            case 0 -> Collections.nCopies(batchSize, NONE);
            case 1 -> Collections.nCopies(batchSize, read.getFirst());
            default -> read;
        };
    }

    /** Reads {@code <|audio_code_17|><|audio_code_40503|>}, with or without blanks between. */
    static AudioCodes parse(String text, long known, long most) {
        List<Integer> codes = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.find(end) && matcher.start() == end) {
            codes.add(code(matcher.group(1), known));
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            String from = text.substring(end, Math.min(text.length(), end + SHOWN));
            throw InvalidRequest.notAllowed(FIELD, from, "tokens such as <|audio_code_17|>, nothing else");
        }
        if (codes.size() > most) {
            throw InvalidRequest.because(FIELD, "%d codes are not allowed (at most %d)".formatted(codes.size(), most));
        }
        return new AudioCodes(codes);
    }

    /** As the language model writes them: {@code <|audio_code_17|><|audio_code_40503|>}. */
    String text() {
        return codes.stream().map("<|audio_code_%d|>"::formatted).collect(Collectors.joining());
    }

    boolean isEmpty() {
        return codes.isEmpty();
    }

    int size() {
        return codes.size();
    }

    private static int code(String digits, long known) {
        int code = Integer.parseInt(digits);
        if (code >= known) {
            throw InvalidRequest.notAllowed(FIELD, code, "codes from 0 to %d".formatted(known - 1));
        }
        return code;
    }
}
