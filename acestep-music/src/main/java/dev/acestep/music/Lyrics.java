package dev.acestep.music;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lyrics read as sections: a tag line such as {@code [Chorus - powerful]} opens one, the lines below are sung. */
public record Lyrics(List<Section> sections) {
    private static final Pattern TAG = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern MODIFIERS = Pattern.compile(" ?[:|,(] ?| [-–—] ?|[-–—] ");
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9]) ?[0-9]++$");
    private static final Set<String> UNSUNG = Set.of("inst", "instrumental", "solo", "break", "interlude", "drop");

    public Lyrics {
        sections = List.copyOf(sections);
    }

    /**
     * A part of the song.
     *
     * @param tag the tag's first words in lower case without a number: {@code verse}, {@code pre-chorus}; empty for
     *     lines before any tag
     * @param modifiers the tag's further words: {@code powerful}
     * @param lines sung, without blanks; none in an instrumental part
     */
    public record Section(String tag, String modifiers, List<String> lines) {
        public Section {
            lines = List.copyOf(lines);
        }

        /** Whether the tag itself says that nobody sings. */
        public boolean isInstrumental() {
            return UNSUNG.stream().anyMatch(Arrays.asList(tag.split(" "))::contains)
                    || modifiers.contains("instrumental");
        }
    }

    /** Reads lyrics; tags may stand on their own line or before the words of a line. */
    public static Lyrics parse(String text) {
        List<Section> sections = new ArrayList<>();
        String tag = "";
        String modifiers = "";
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher matcher = TAG.matcher(line);
            int from = 0;
            while (matcher.find()) {
                addWords(lines, line.substring(from, matcher.start()));
                from = matcher.end();
                if (!names(matcher.group(1))) {
                    continue;
                }
                close(sections, tag, modifiers, lines);
                String content = matcher.group(1).strip().replaceAll("\\s+", " ");
                tag = tagOf(content);
                modifiers = modifiersOf(content);
                lines = new ArrayList<>();
            }
            addWords(lines, line.substring(from));
        }
        close(sections, tag, modifiers, lines);
        return new Lyrics(sections);
    }

    /** Whether there is nothing to sing. */
    public boolean isInstrumental() {
        return sections.stream().allMatch(section -> section.lines().isEmpty());
    }

    /** Whether brackets hold a word; times such as {@code [00:12.5]} are nothing to sing and open no section. */
    private static boolean names(String content) {
        return content.codePoints().anyMatch(Character::isLetter);
    }

    private static void addWords(List<String> lines, String words) {
        if (words.codePoints().anyMatch(Character::isLetterOrDigit)) {
            lines.add(words.strip());
        }
    }

    private static void close(List<Section> sections, String tag, String modifiers, List<String> lines) {
        if (!tag.isEmpty() || !lines.isEmpty()) {
            sections.add(new Section(tag, modifiers, lines));
        }
    }

    private static String tagOf(String content) {
        String name = MODIFIERS.split(content, 2)[0];
        return NUMBER.matcher(name).replaceFirst("").toLowerCase(Locale.ROOT);
    }

    private static String modifiersOf(String content) {
        String[] parts = MODIFIERS.split(content, 2);
        return parts.length < 2 ? "" : parts[1].replace(")", "").strip().toLowerCase(Locale.ROOT);
    }
}
