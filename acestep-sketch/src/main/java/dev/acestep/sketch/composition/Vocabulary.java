package dev.acestep.sketch.composition;

import dev.acestep.sketch.score.Instrument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Phrases that mean something, found in a text longest first, so that "pop punk" is neither pop nor punk. */
final class Vocabulary<T> {
    /** The instruments that captions name. */
    static final Vocabulary<Instrument> INSTRUMENTS = new Vocabulary<Instrument>()
            .add(Instrument.GRAND_PIANO, "piano", "grand piano", "pianist", "keys", "钢琴", "ピアノ")
            .add(Instrument.ELECTRIC_PIANO, "electric piano", "rhodes", "wurlitzer", "keyboard", "keyboards", "e-piano")
            .add(Instrument.HARPSICHORD, "harpsichord", "cembalo", "clavichord")
            .add(Instrument.MUSIC_BOX, "music box", "celesta", "glockenspiel")
            .add(Instrument.VIBRAPHONE, "vibraphone", "vibes", "xylophone")
            .add(Instrument.MARIMBA, "marimba", "kalimba", "balafon")
            .add(Instrument.ORGAN, "organ", "hammond", "church organ")
            .add(Instrument.ACCORDION, "accordion", "harmonica", "bandoneon", "concertina")
            .add(Instrument.NYLON_GUITAR, "nylon guitar", "classical guitar", "spanish guitar", "ukulele", "oud")
            .add(Instrument.STEEL_GUITAR, "acoustic guitar", "steel guitar", "acoustic guitars", "mandolin", "吉他")
            .add(Instrument.CLEAN_GUITAR, "guitar", "guitars", "electric guitar", "clean guitar", "jangly guitar")
            .add(Instrument.MUTED_GUITAR, "muted guitar", "palm-muted", "palm muted")
            .add(Instrument.DISTORTED_GUITAR, "distorted guitar", "distorted guitars", "heavy guitar", "heavy guitars")
            .add(Instrument.DISTORTED_GUITAR, "overdriven guitar", "crunchy guitar", "guitar riff", "guitar riffs")
            .add(Instrument.UPRIGHT_BASS, "upright bass", "double bass", "contrabass", "walking bass")
            .add(Instrument.FINGERED_BASS, "bass guitar", "electric bass")
            .add(Instrument.SLAP_BASS, "slap bass", "slapped bass")
            .add(Instrument.SYNTH_BASS, "synth bass", "acid bass", "reese bass")
            .add(Instrument.SUB_BASS, "808 bass", "sub bass", "sub-bass", "808s")
            .add(Instrument.VIOLIN, "violin", "fiddle", "erhu", "小提琴")
            .add(Instrument.CELLO, "cello")
            .add(Instrument.PIZZICATO, "pizzicato", "plucked strings")
            .add(Instrument.HARP, "harp", "koto", "guzheng", "古筝")
            .add(Instrument.STRINGS, "strings", "string section", "string ensemble", "violins", "orchestral strings")
            .add(Instrument.CHOIR, "choir", "choral", "chorale", "gregorian")
            .add(Instrument.TRUMPET, "trumpet", "flugelhorn", "cornet")
            .add(Instrument.TROMBONE, "trombone")
            .add(Instrument.BRASS, "brass", "horns", "horn section", "brass section", "french horn")
            .add(Instrument.SAXOPHONE, "saxophone", "sax", "tenor sax", "alto sax", "萨克斯")
            .add(Instrument.CLARINET, "clarinet", "oboe", "duduk", "bassoon")
            .add(Instrument.FLUTE, "flute", "recorder", "pan flute", "tin whistle", "whistle", "笛子")
            .add(Instrument.SQUARE_LEAD, "chiptune", "8-bit", "square lead")
            .add(Instrument.SAW_LEAD, "synth lead", "lead synth", "supersaw", "synth", "synths", "synthesizer")
            .add(Instrument.SYNTH_PAD, "synth pad", "synth pads", "pads", "pad", "lush synths")
            .add(Instrument.WARM_PAD, "warm pad", "warm pads", "analog pad")
            .add(Instrument.PLUCK, "pluck", "plucks", "plucked synth", "arpeggiator", "arpeggio", "arpeggios")
            .add(Instrument.BELLS, "bells", "tubular bells", "chimes", "bell")
            .add(Instrument.BANJO, "banjo")
            .add(Instrument.SITAR, "sitar", "sarod", "shamisen", "pipa");

    private final Map<String, T> meanings = new LinkedHashMap<>();

    /** A meaning where a text had it. */
    record Found<T>(T meaning, int start, int end) {}

    final Vocabulary<T> add(T meaning, String... phrases) {
        for (String phrase : phrases) {
            meanings.put(phrase, meaning);
        }
        return this;
    }

    /** Everything found in lower-case {@code text}, in the order of the text. */
    List<Found<T>> find(String text) {
        StringBuilder unread = new StringBuilder(text);
        List<Found<T>> found = new ArrayList<>();
        List<String> longestFirst = meanings.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
        for (String phrase : longestFirst) {
            for (int at = unread.indexOf(phrase); at >= 0; at = unread.indexOf(phrase, at + 1)) {
                int end = at + phrase.length();
                if (isWhole(unread, at, end)) {
                    found.add(new Found<>(Objects.requireNonNull(meanings.get(phrase)), at, end));
                    unread.replace(at, end, "\0".repeat(phrase.length()));
                }
            }
        }
        found.sort(Comparator.comparingInt(Found::start));
        return found;
    }

    private static boolean isWhole(CharSequence text, int start, int end) {
        return (start == 0 || !joins(text.charAt(start - 1), text.charAt(start)))
                && (end == text.length() || !joins(text.charAt(end - 1), text.charAt(end)));
    }

    /** Whether two characters belong to one word; scripts without spaces have no such words. */
    private static boolean joins(char left, char right) {
        return Character.isLetterOrDigit(left) && Character.isLetterOrDigit(right) && left < 0x2e80 && right < 0x2e80;
    }
}
