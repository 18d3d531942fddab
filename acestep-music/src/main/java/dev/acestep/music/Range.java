package dev.acestep.music;

import java.util.Locale;

/** The checks that the request's records share; each throws {@link InvalidRequest} in the one form. */
final class Range {
    private Range() {}

    static int integer(String field, int value, int lowest, int highest) {
        if (value < lowest || value > highest) {
            throw InvalidRequest.notAllowed(field, value, "integer from " + lowest + " to " + highest);
        }
        return value;
    }

    static double number(String field, double value, double lowest, double highest) {
        if (!(value >= lowest && value <= highest)) {
            throw InvalidRequest.notAllowed(
                    field, plain(value), "number from %s to %s".formatted(plain(lowest), plain(highest)));
        }
        return value;
    }

    static String text(String field, String value, int longest) {
        if (value.length() > longest) {
            throw InvalidRequest.because(
                    field,
                    String.format(
                            Locale.ROOT,
                            "%d characters is not allowed (at most %,d characters)",
                            value.length(),
                            longest));
        }
        return value;
    }

    /** A number as a person writes it: {@code 10} and {@code 0.5}; the value is wrapped so that it is not quoted. */
    static Number plain(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return (long) value;
        }
        return value;
    }
}
