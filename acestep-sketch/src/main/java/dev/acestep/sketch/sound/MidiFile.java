package dev.acestep.sketch.sound;

import dev.acestep.music.Key;
import dev.acestep.music.TimeSignature;
import dev.acestep.sketch.score.Note;
import dev.acestep.sketch.score.Part;
import dev.acestep.sketch.score.Score;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/** A score as a Standard MIDI File of format 1: one track for the tempo, one a part. */
public final class MidiFile {
    private static final int TICKS_A_QUARTER = 480;
    private static final int DRUM_CHANNEL = 9;
    private static final int TRACK_NAME = 0x03;
    private static final int LYRIC = 0x05;
    private static final int TEMPO = 0x51;
    private static final int METRE = 0x58;
    private static final int KEY = 0x59;
    private static final int[] SHARPS_OF_MAJOR = {0, -5, 2, -3, 4, -1, 6, 1, -4, 3, -2, 5};

    private final Score score;
    private final Sequence sequence;
    private int melodic;

    private MidiFile(Score score) throws InvalidMidiDataException {
        this.score = score;
        sequence = new Sequence(Sequence.PPQ, TICKS_A_QUARTER);
    }

    /** The bytes of the file. */
    public static byte[] of(Score score) {
        try {
            MidiFile file = new MidiFile(score);
            file.conduct();
            for (Part part : score.parts()) {
                file.write(part);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            MidiSystem.write(file.sequence, 1, bytes);
            return bytes.toByteArray();
        } catch (InvalidMidiDataException e) {
            throw new IllegalArgumentException("Not writable as MIDI: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void conduct() throws InvalidMidiDataException {
        Track track = sequence.createTrack();
        int micros = (int) Math.round(60_000_000 / quartersAMinute());
        meta(track, 0, TEMPO, (byte) (micros >> 16), (byte) (micros >> 8), (byte) micros);
        int unit = Integer.numberOfTrailingZeros(score.timeSignature().unit());
        byte clocks = (byte) (isCompound() ? 36 : 24);
        meta(track, 0, METRE, (byte) score.timeSignature().beats(), (byte) unit, clocks, (byte) 8);
        boolean minor = score.key().mode() == Key.Mode.MINOR;
        int major = Math.floorMod(score.key().tonic() + (minor ? 3 : 0), 12);
        meta(track, 0, KEY, (byte) SHARPS_OF_MAJOR[major], (byte) (minor ? 1 : 0));
    }

    private void write(Part part) throws InvalidMidiDataException {
        Track track = sequence.createTrack();
        int channel = part.instrument().isDrums() ? DRUM_CHANNEL : nextChannel();
        String name = part.instrument().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        meta(track, 0, TRACK_NAME, name.getBytes(StandardCharsets.UTF_8));
        event(track, 0, ShortMessage.PROGRAM_CHANGE, channel, part.instrument().program(), 0);
        event(track, 0, ShortMessage.CONTROL_CHANGE, channel, 7, sevenBits(part.gain() * 0.79));
        event(track, 0, ShortMessage.CONTROL_CHANGE, channel, 10, sevenBits((part.pan() + 1) / 2));
        event(track, 0, ShortMessage.CONTROL_CHANGE, channel, 91, sevenBits(part.reverb()));
        for (Note note : part.notes()) {
            write(track, channel, note);
        }
    }

    private void write(Track track, int channel, Note note) throws InvalidMidiDataException {
        long start = ticks(note.start());
        if (!note.syllable().isEmpty()) {
            meta(track, start, LYRIC, note.syllable().getBytes(StandardCharsets.UTF_8));
        }
        event(track, start, ShortMessage.NOTE_ON, channel, note.pitch(), Math.max(1, sevenBits(note.velocity())));
        event(track, Math.max(start + 1, ticks(note.end())), ShortMessage.NOTE_OFF, channel, note.pitch(), 64);
    }

    /** All but the drums' in turn: the sixteenth part shares the first one's channel. */
    private int nextChannel() {
        int channel = melodic++ % 15;
        return channel < DRUM_CHANNEL ? channel : channel + 1;
    }

    private long ticks(double seconds) {
        return Math.round(seconds * quartersAMinute() * TICKS_A_QUARTER / 60);
    }

    private double quartersAMinute() {
        return isCompound() ? 1.5 * score.bpm() : score.bpm();
    }

    /** Whether the beat that the tempo counts is a dotted quarter. */
    private boolean isCompound() {
        return score.timeSignature() == TimeSignature.SIX_EIGHT;
    }

    private static int sevenBits(double fraction) {
        return (int) Math.round(Math.clamp(fraction, 0, 1) * 127);
    }

    private static void meta(Track track, long tick, int type, byte... data) throws InvalidMidiDataException {
        add(track, tick, new MetaMessage(type, data, data.length));
    }

    private static void event(Track track, long tick, int command, int channel, int first, int second)
            throws InvalidMidiDataException {
        add(track, tick, new ShortMessage(command, channel, first, second));
    }

    private static void add(Track track, long tick, MidiMessage message) {
        track.add(new MidiEvent(message, tick));
    }
}
