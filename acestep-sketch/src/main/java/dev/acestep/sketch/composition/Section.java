package dev.acestep.sketch.composition;

import java.util.List;

/**
 * A part of the song.
 *
 * @param intensity 0 to 1
 * @param firstBar counted from 0
 * @param lines what is sung; nothing in an instrumental part
 */
record Section(Kind kind, double intensity, int firstBar, int bars, List<SungLine> lines) {
    Section {
        lines = List.copyOf(lines);
    }

    /** The parts that songs are made of, with how intense they usually are. */
    enum Kind {
        INTRO(0.4),
        VERSE(0.5),
        PRE_CHORUS(0.62),
        CHORUS(0.85),
        BRIDGE(0.56),
        SOLO(0.78),
        BREAK(0.42),
        OUTRO(0.5),
        ENDING(0.5);

        private final double intensity;

        Kind(double intensity) {
            this.intensity = intensity;
        }

        double intensity() {
            return intensity;
        }

        /** The kind that a lyric tag's first words name. */
        static Kind of(String tag) {
            if (tag.contains("pre") || tag.contains("build")) {
                return PRE_CHORUS;
            }
            if (tag.contains("chorus") || tag.contains("hook") || tag.contains("refrain") || tag.contains("drop")) {
                return CHORUS;
            }
            if (tag.contains("intro") || tag.contains("opening")) {
                return INTRO;
            }
            if (tag.contains("outro") || tag.contains("end") || tag.contains("coda") || tag.contains("fade")) {
                return OUTRO;
            }
            if (tag.contains("bridge") || tag.contains("middle")) {
                return BRIDGE;
            }
            if (tag.contains("break") || tag.contains("interlude")) {
                return BREAK;
            }
            return tag.contains("solo") || tag.contains("inst") ? SOLO : VERSE;
        }
    }

    /**
     * A lyric line in its place.
     *
     * @param beat from the section's beginning
     * @param beats until the next line may begin
     * @param last whether it is the section's last, which comes to rest
     */
    record SungLine(String text, List<String> syllables, double beat, double beats, boolean last) {
        SungLine {
            syllables = List.copyOf(syllables);
        }

        /** Whether it is written in capitals and so to be sung louder. */
        boolean isLoud() {
            return text.chars().filter(Character::isLetter).count() > 1
                    && text.chars().anyMatch(Character::isUpperCase)
                    && text.chars().noneMatch(Character::isLowerCase);
        }
    }

    boolean isSung() {
        return !lines.isEmpty();
    }

    Section from(int bar) {
        return new Section(kind, intensity, bar, bars, lines);
    }

    Section lasting(int newBars) {
        return new Section(kind, intensity, firstBar, newBars, lines);
    }
}
