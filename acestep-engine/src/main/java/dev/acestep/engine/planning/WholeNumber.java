package dev.acestep.engine.planning;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** A whole number as the reference reads one. */
final class WholeNumber {
    private static final int MOST_DIGITS = 4300;
    private static final Pattern SPELLING = Pattern.compile("[+-]?\\p{Nd}++(?:_\\p{Nd}++)*+");

    private WholeNumber() {}

    /** The number in its shortest form, blanks around it, signs, leading zeros and single underscores allowed. */
    static Optional<String> read(String text) {
        String number = Whitespace.strip(text);
        if (number.length() > MOST_DIGITS || !SPELLING.matcher(number).matches()) {
            return Optional.empty();
        }
        return Optional.of(new BigInteger(number.replace("_", "")).toString());
    }

    /** The number if there are only digits. */
    static Optional<String> ofDigits(String text) {
        boolean digits = !text.isEmpty() && text.codePoints().allMatch(Character::isDigit);
        return digits ? read(text) : Optional.empty();
    }
}
