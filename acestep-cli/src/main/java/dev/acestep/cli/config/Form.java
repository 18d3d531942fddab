package dev.acestep.cli.config;

import dev.acestep.music.AudioFormat;
import dev.acestep.music.InvalidRequest;
import java.io.File;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How the text of a setting becomes its value.
 *
 * @param rule what is allowed, as a refusal says it
 * @param reading empty for a text that breaks the rule
 */
record Form<T>(String rule, Function<String, Optional<T>> reading) {
    private static final Set<String> YES = Set.of("1", "true", "yes", "y", "on");
    private static final Set<String> NO = Set.of("0", "false", "no", "n", "off");

    static final Form<String> TEXT = new Form<>("text", Optional::of);
    static final Form<Boolean> FLAG = new Form<>("true or false", Form::flag);
    static final Form<String> AUTO_OR_FLAG = new Form<>("auto, true or false", Form::autoOrFlag);
    static final Form<Path> PATH = new Form<>("a path", Form::path);
    static final Form<List<Path>> PATHS =
            new Form<>("paths separated by " + File.pathSeparator, text -> each(text, File.pathSeparator, Form::path));
    static final Form<List<String>> CIDRS = new Form<>(
            "address ranges such as 10.0.0.0/8, separated by commas", text -> each(text, ",", Form::addressRange));
    static final Form<List<String>> ORIGINS = new Form<>(
            "*, null or origins such as https://example.org, separated by commas",
            text -> each(text, ",", Form::origin));
    static final Form<List<String>> ALIASES = new Form<>(
            "public=installed, separated by commas",
            text -> each(text, ",", pair -> matching(pair, "[^=\\s]+=[^=\\s]+")));
    static final Form<String> URL = new Form<>("an http or https URL", Form::url);
    static final Form<String> DEVICE = new Form<>(
            "auto, cpu, cuda, cuda:N, mps or xpu",
            text -> matching(text.toLowerCase(Locale.ROOT), "auto|cpu|mps|(cuda|xpu)(:\\d{1,3})?"));
    static final Form<AudioFormat> AUDIO_FORMAT = new Form<>("one of " + AudioFormat.words(), Form::audioFormat);

    Optional<T> read(String text) {
        return reading.apply(text.strip());
    }

    static Form<Integer> integer(int lowest, int highest) {
        return new Form<>(
                "integer from %d to %d".formatted(lowest, highest),
                text -> integer(text).filter(value -> value >= lowest && value <= highest));
    }

    static Form<Double> number(double lowest, double highest) {
        return new Form<>(
                "number from %s to %s".formatted(plain(lowest), plain(highest)),
                text -> number(text).filter(value -> value >= lowest && value <= highest));
    }

    static Form<String> word(String... words) {
        return new Form<>(
                "one of " + String.join(", ", words),
                text -> Arrays.stream(words)
                        .filter(word -> word.equalsIgnoreCase(text))
                        .findFirst());
    }

    static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static Optional<Boolean> flag(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
    }

    private static Optional<String> autoOrFlag(String text) {
        return text.equalsIgnoreCase("auto") ? Optional.of("auto") : flag(text).map(String::valueOf);
    }

    private static Optional<Integer> integer(String text) {
        return number(text)
                .filter(value -> value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE)
                .map(Double::intValue);
    }

    private static Optional<Double> number(String text) {
        return text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")
                ? Optional.of(Double.valueOf(text))
                : Optional.empty();
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text).toAbsolutePath().normalize());
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static Optional<AudioFormat> audioFormat(String text) {
        try {
            return Optional.of(AudioFormat.of(text));
        } catch (InvalidRequest _) {
            return Optional.empty();
        }
    }

    private static Optional<String> url(String text) {
        return matching(text, "https?://[^\\s/?#]+(/[^\\s?#]*)?")
                .filter(Form::isUri)
                .map(Form::withoutLastSlash);
    }

    private static Optional<String> origin(String text) {
        return matching(text, "\\*|null|[a-zA-Z][a-zA-Z0-9+.-]*://[^\\s/?#]+");
    }

    private static boolean isUri(String text) {
        try {
            return URI.create(text).getHost() != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String withoutLastSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static Optional<String> addressRange(String text) {
        String[] parts = text.split("/", 2);
        try {
            int bits = InetAddress.ofLiteral(parts[0]).getAddress().length * Byte.SIZE;
            int prefix = parts.length == 2 ? integer(parts[1]).orElse(-1) : bits;
            return prefix >= 0 && prefix <= bits ? Optional.of(parts[0] + "/" + prefix) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> matching(String text, String pattern) {
        return text.matches(pattern) ? Optional.of(text) : Optional.empty();
    }

    private static <E> Optional<List<E>> each(String text, String separator, Function<String, Optional<E>> reading) {
        List<Optional<E>> parts = Stream.of(text.split(separator))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(reading)
                .toList();
        return parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(parts.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }
}
