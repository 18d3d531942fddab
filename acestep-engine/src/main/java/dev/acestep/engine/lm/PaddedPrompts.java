package dev.acestep.engine.lm;

import java.util.Arrays;
import java.util.List;

/**
 * Prompts of one length: shorter ones begin with padding.
 *
 * @param tokens of each row
 * @param padding how many of each row's first tokens are none of the prompt
 */
record PaddedPrompts(List<long[]> tokens, List<Integer> padding) {
    static PaddedPrompts of(List<long[]> prompts, long padToken) {
        if (prompts.isEmpty() || prompts.stream().anyMatch(prompt -> prompt.length == 0)) {
            throw new IllegalArgumentException(
                    "A language model continues at least one prompt, and none that is empty");
        }
        int length = prompts.stream().mapToInt(prompt -> prompt.length).max().orElseThrow();
        return new PaddedPrompts(
                prompts.stream().map(prompt -> padded(prompt, length, padToken)).toList(),
                prompts.stream().map(prompt -> length - prompt.length).toList());
    }

    private static long[] padded(long[] prompt, int length, long padToken) {
        long[] padded = new long[length];
        int padding = length - prompt.length;
        Arrays.fill(padded, 0, padding, padToken);
        System.arraycopy(prompt, 0, padded, padding, prompt.length);
        return padded;
    }

    int length() {
        return tokens.getFirst().length;
    }
}
