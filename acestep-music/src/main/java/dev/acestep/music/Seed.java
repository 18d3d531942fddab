package dev.acestep.music;

import java.util.random.RandomGenerator;

/** Where a result's random numbers start. */
public sealed interface Seed {
    /** A seed that the caller chose, 0 to 2^63−1. */
    record Fixed(long value) implements Seed {
        public Fixed {
            if (value < 0) {
                throw InvalidRequest.notAllowed("seed", value, "-1, or integer from 0 to 9223372036854775807");
            }
        }
    }

    /** A seed that the engine draws. */
    record Random() implements Seed {}

    /** The seed itself; a random one is drawn from 0 to 2^32−1, as the reference does. */
    default long resolve(RandomGenerator source) {
        return switch (this) {
            case Fixed(long value) -> value;
            case Random _ -> source.nextLong(1L << 32);
        };
    }
}
