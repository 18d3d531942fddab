package dev.acestep.http;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Seconds of audio as the money that hosted dialects show.
 *
 * @param perSecond {@code ACESTEP_PRICE_PER_SECOND}
 */
public record Prices(double perSecond) {
    /** The balance of a key without a limit. */
    public static final double UNLIMITED = 999_999;

    private static final int DECIMALS = 6;

    /** What that much audio costs. */
    public double cost(double seconds) {
        return BigDecimal.valueOf(seconds * perSecond)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .doubleValue();
    }

    /** What the seconds that a key has left are worth. */
    public double balance(Optional<Double> secondsLeft) {
        return secondsLeft.map(this::cost).orElse(UNLIMITED);
    }
}
