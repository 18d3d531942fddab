package dev.acestep.cli;

import dev.acestep.jobs.keys.ApiKey;
import dev.acestep.music.InvalidRequest;
import java.math.BigDecimal;
import java.util.Optional;

/** Limits and credits as they are written on the command line. */
final class KeyAmounts {
    static final String NONE = "none";

    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1_000_000_000);
    private static final int DECIMALS = 3;

    private KeyAmounts() {}

    /** A limit; {@code none} is empty. */
    static Optional<Integer> limit(String option, String text) {
        if (text.equalsIgnoreCase(NONE)) {
            return Optional.empty();
        }
        if (!text.matches("[0-9]{1,7}")) {
            throw InvalidRequest.notAllowed(
                    option, text, "integer from 1 to %d, or none".formatted(ApiKey.Limits.HIGHEST));
        }
        return Optional.of(Integer.parseInt(text));
    }

    /** A credit in milliseconds, 0 or more; {@code none} is empty. */
    static Optional<Long> credit(String option, String text) {
        String rule = "seconds from 0 to 1000000000, up to three decimals, or none";
        if (text.equalsIgnoreCase(NONE)) {
            return Optional.empty();
        }
        return Optional.of(seconds(text)
                .filter(seconds -> seconds.signum() >= 0)
                .map(KeyAmounts::millis)
                .orElseThrow(() -> InvalidRequest.notAllowed(option, text, rule)));
    }

    /** What is added to a credit, or taken from it if it is negative, in milliseconds. */
    static long change(String argument, String text) {
        return seconds(text)
                .filter(seconds -> seconds.signum() != 0)
                .map(KeyAmounts::millis)
                .orElseThrow(() -> InvalidRequest.notAllowed(
                        argument,
                        text,
                        "seconds from -1000000000 to 1000000000, not 0, up to three decimals; -30 takes them away"));
    }

    private static Optional<BigDecimal> seconds(String text) {
        return text.matches("[+-]?[0-9]{1,10}(\\.[0-9]{1,%d})?".formatted(DECIMALS))
                ? Optional.of(new BigDecimal(text))
                        .filter(seconds -> seconds.abs().compareTo(MOST_SECONDS) <= 0)
                : Optional.empty();
    }

    private static long millis(BigDecimal seconds) {
        return seconds.movePointRight(DECIMALS).longValueExact();
    }
}
