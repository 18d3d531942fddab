package dev.acestep.engine.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The tokens of the audio codes that a tokenizer has, in the order of their ids. */
@SuppressWarnings("ArrayRecordComponent") // looked up for every token
record CodeTokens(long[] tokens, int[] codes, long[] ofCode) {
    private static final Pattern TEXT = Pattern.compile("<\\|audio_code_(0|[1-9][0-9]{0,8})\\|>");
    private static final long NONE = -1;

    private record Entry(long token, int code) {}

    /** The added tokens of codes below {@link Vocabulary#CODES}. */
    static CodeTokens of(PromptTokenizer tokenizer) {
        int[] codes = tokenizer.addedTokens().stream()
                .map(TEXT::matcher)
                .filter(Matcher::matches)
                .mapToInt(text -> Integer.parseInt(text.group(1)))
                .filter(code -> code < Vocabulary.CODES)
                .distinct()
                .toArray();
        if (codes.length == 0) {
            throw tokenizer.bad("has no audio codes");
        }
        return of(sorted(tokenizer, codes));
    }

    private static List<Entry> sorted(PromptTokenizer tokenizer, int[] codes) {
        StringBuilder all = new StringBuilder();
        Arrays.stream(codes).forEach(code -> all.append(text(code)));
        long[] tokens = tokenizer.encode(all.toString());
        if (tokens.length != codes.length || LongStream.of(tokens).distinct().count() != codes.length) {
            throw tokenizer.bad("has audio codes that are not one token each");
        }
        return IntStream.range(0, codes.length)
                .mapToObj(i -> new Entry(tokens[i], codes[i]))
                .sorted(Comparator.comparingLong(Entry::token))
                .toList();
    }

    private static CodeTokens of(List<Entry> entries) {
        long[] ofCode = new long[Vocabulary.CODES];
        Arrays.fill(ofCode, NONE);
        entries.forEach(entry -> ofCode[entry.code] = entry.token);
        return new CodeTokens(
                entries.stream().mapToLong(Entry::token).toArray(),
                entries.stream().mapToInt(Entry::code).toArray(),
                ofCode);
    }

    /** As the model reads and writes it. */
    static String text(int code) {
        return "<|audio_code_" + code + "|>";
    }

    boolean has(int code) {
        return code >= 0 && code < ofCode.length && ofCode[code] != NONE;
    }

    OptionalInt code(long token) {
        int at = Arrays.binarySearch(tokens, token);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(codes[at]);
    }
}
