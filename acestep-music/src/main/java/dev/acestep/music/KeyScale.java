package dev.acestep.music;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The key that is asked for.
 *
 * @param text the caller's own words, because a neural model reads them: {@code G major}, {@code Am}, {@code D Dorian}
 */
public record KeyScale(String text) {
    private static final int LONGEST = 100;
    private static final Pattern SPELLING = Pattern.compile(
            "([A-G])(?:\\s*-?\\s*([#♯b♭]|sharp|flat))?\\s*-?\\s*(major|maj|minor|min|m|dur|moll)?",
            Pattern.CASE_INSENSITIVE);

    public KeyScale {
        text = Range.text("key_scale", text.strip(), LONGEST);
    }

    public static KeyScale of(Key key) {
        return new KeyScale(key.name());
    }

    /** The key as the API shows it: {@code A Minor} for {@code Am}; words that are none of the 24 keys stay. */
    public String name() {
        return key().map(Key::name).orElse(text);
    }

    /** The key, unless the text names something other than a major or minor key. */
    public Optional<Key> key() {
        return parse(text);
    }

    private static Optional<Key> parse(String text) {
        Matcher matcher = SPELLING.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String letter = matcher.group(1);
        int accidental = accidental(matcher.group(2));
        int tonic = Math.floorMod(naturalPitch(letter) + accidental, 12);
        String sign = accidental > 0 ? "#" : accidental < 0 ? "b" : "";
        return Optional.of(new Key(tonic, mode(matcher.group(3)), letter.toUpperCase(Locale.ROOT) + sign));
    }

    private static int naturalPitch(String letter) {
        return switch (letter.toUpperCase(Locale.ROOT)) {
            case "C" -> 0;
            case "D" -> 2;
            case "E" -> 4;
            case "F" -> 5;
            case "G" -> 7;
            case "A" -> 9;
            default -> 11;
        };
    }

    private static int accidental(@Nullable String sign) {
        if (sign == null) {
            return 0;
        }
        return switch (sign.toLowerCase(Locale.ROOT)) {
            case "#", "♯", "sharp" -> 1;
            default -> -1;
        };
    }

    private static Key.Mode mode(@Nullable String word) {
        if (word == null || word.equals("M")) {
            return Key.Mode.MAJOR;
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "m", "min", "minor", "moll" -> Key.Mode.MINOR;
            default -> Key.Mode.MAJOR;
        };
    }
}
