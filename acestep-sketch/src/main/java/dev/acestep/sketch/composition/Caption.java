package dev.acestep.sketch.composition;

import dev.acestep.music.Bpm;
import dev.acestep.music.Key;
import dev.acestep.music.KeyScale;
import dev.acestep.music.TimeSignature;
import dev.acestep.sketch.score.Instrument;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a description of music says.
 *
 * @param genres in the order in which they shape the song: the head of "jazz rock" is rock
 * @param instruments in the order of the text
 * @param register where a voice is asked to lie
 */
record Caption(
        List<Genre> genres,
        List<Instrument> instruments,
        Mood mood,
        Optional<Integer> bpm,
        Optional<Key> key,
        Optional<Key.Mode> mode,
        Optional<TimeSignature> metre,
        boolean withoutDrums,
        Register register) {
    private static final Vocabulary<Genre> GENRES = genreWords();
    private static final Pattern TEMPO =
            Pattern.compile("(\\d{2,3})(?:\\.\\d+)?\\s*-?\\s*bpm|bpm\\s*(?:of|:|=|is)?\\s*(\\d{2,3})");
    private static final Pattern KEY = Pattern.compile("(?<![A-Za-z'’])(?:([A-G])|(?<=in |of |key |key: )([a-g]))"
            + "(\\s?[#♯♭]|b(?=[\\s-])|[\\s-](?i:sharp|flat))?[\\s-]?((?i:major|minor|maj|min))\\b(?!\\s(?i:key))");
    private static final Pattern KEY_OF = Pattern.compile("(?i:key)\\s?(?i:of|:|=)?\\s([A-G][#♯b♭]?m?)(?![A-Za-z])");
    private static final Pattern METRE = Pattern.compile("(?<![\\d/])(2/4|3/4|4/4|6/8)(?![\\d/])");

    /** Where a singer's voice lies. */
    enum Register {
        LOW,
        MIDDLE,
        HIGH
    }

    static Caption read(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return new Caption(
                genres(lower),
                Vocabulary.INSTRUMENTS.find(lower).stream()
                        .map(Vocabulary.Found::meaning)
                        .distinct()
                        .toList(),
                Mood.in(lower),
                tempo(lower),
                key(text),
                mode(lower),
                metre(lower),
                Pattern.compile("\\b(no|without) (drums|percussion|beat)\\b|\\bdrumless\\b|\\bsolo piano\\b")
                        .matcher(lower)
                        .find(),
                register(lower));
    }

    private static Vocabulary<Genre> genreWords() {
        Vocabulary<Genre> words = new Vocabulary<>();
        for (Genre genre : Genres.ALL) {
            words.add(genre, genre.words().toArray(String[]::new));
        }
        return words;
    }

    /** At most two; when they stand side by side, the second is the noun and the first describes it. */
    private static List<Genre> genres(String text) {
        List<Vocabulary.Found<Genre>> found = GENRES.find(text);
        List<Genre> genres = found.stream()
                .map(Vocabulary.Found::meaning)
                .distinct()
                .limit(2)
                .toList();
        boolean sideBySide = genres.size() == 2
                && text.substring(found.get(0).end(), found.get(1).start()).matches("[\\s-]?");
        return sideBySide ? genres.reversed() : genres;
    }

    private static Optional<Integer> tempo(String text) {
        Matcher matcher = TEMPO.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        int bpm = Integer.parseInt(Optional.ofNullable(matcher.group(1)).orElseGet(() -> matcher.group(2)));
        return Optional.of(bpm).filter(value -> value >= Bpm.SLOWEST && value <= Bpm.FASTEST);
    }

    private static Optional<Key> key(String text) {
        Matcher matcher = KEY.matcher(text);
        if (matcher.find()) {
            return new KeyScale(matcher.group()).key();
        }
        Matcher named = KEY_OF.matcher(text);
        return named.find() ? new KeyScale(named.group(1)).key() : Optional.empty();
    }

    private static Optional<Key.Mode> mode(String text) {
        if (text.matches("(?s).*\\bminor\\b.*")) {
            return Optional.of(Key.Mode.MINOR);
        }
        return text.matches("(?s).*\\bmajor\\b.*") ? Optional.of(Key.Mode.MAJOR) : Optional.empty();
    }

    private static Optional<TimeSignature> metre(String text) {
        Matcher matcher = METRE.matcher(text);
        if (matcher.find()) {
            return Optional.of(TimeSignature.of(matcher.group(1)));
        }
        return text.matches("(?s).*\\b(waltz|minuet|valse)\\b.*")
                ? Optional.of(TimeSignature.THREE_FOUR)
                : Optional.empty();
    }

    private static Register register(String text) {
        if (text.matches("(?s).*\\b(female|woman|soprano|girl|diva|child|children)\\b.*")) {
            return Register.HIGH;
        }
        return text.matches("(?s).*\\b(male|man|baritone|tenor|deep|bass voice)\\b.*") ? Register.LOW : Register.MIDDLE;
    }
}
