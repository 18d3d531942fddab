package dev.acestep.sketch.sound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.music.Key;
import dev.acestep.music.TimeSignature;
import dev.acestep.sketch.score.Instrument;
import dev.acestep.sketch.score.Note;
import dev.acestep.sketch.score.Part;
import dev.acestep.sketch.score.Role;
import dev.acestep.sketch.score.Score;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Test;

class MidiFileTest {
    private static final Note SUNG = new Note(1, 0.5, 64, 0.8, "愛");

    @Test
    void aTrackForTheTempoAndOneAPart() throws Exception {
        assertThat(read(song(part(Instrument.FLUTE), part(Instrument.DRUM_KIT))).getTracks())
                .hasSize(3);
    }

    @Test
    void theSongIsAsLongAsItsNotes() throws Exception {
        assertThat(read(song(part(Instrument.FLUTE))).getMicrosecondLength()).isBetween(1_499_000L, 1_501_000L);
    }

    @Test
    void tempoMetreAndKeyAreWritten() throws Exception {
        Track conductor = read(song()).getTracks()[0];
        assertThat(meta(conductor, 0x51)).containsExactly(0x07, 0xA1, 0x20);
        assertThat(meta(conductor, 0x58)).containsExactly(6, 3, 36, 8);
        assertThat(meta(conductor, 0x59)).containsExactly(0xFD, 1);
    }

    @Test
    void lyricsStandAtTheirNotes() throws Exception {
        Track track = read(song(part(Instrument.VOICE))).getTracks()[1];
        byte[] expected = "愛".getBytes(StandardCharsets.UTF_8);
        assertThat(meta(track, 0x05))
                .containsExactly(IntStream.range(0, expected.length)
                        .map(i -> expected[i] & 0xFF)
                        .toArray());
    }

    @Test
    void notesAreStruckAndLetGo() throws Exception {
        Track track = read(song(part(Instrument.FLUTE))).getTracks()[1];
        List<ShortMessage> messages = messages(track);
        assertThat(messages)
                .extracting(ShortMessage::getCommand)
                .contains(ShortMessage.PROGRAM_CHANGE, ShortMessage.NOTE_ON, ShortMessage.NOTE_OFF);
        ShortMessage on = messages.stream()
                .filter(message -> message.getCommand() == ShortMessage.NOTE_ON)
                .findFirst()
                .orElseThrow();
        assertThat(on.getData1()).isEqualTo(64);
        assertThat(on.getData2()).isEqualTo(102);
    }

    @Test
    void drumsAreOnTheTenthChannelAndNothingElseIs() throws Exception {
        List<Part> parts = new ArrayList<>(Collections.nCopies(20, part(Instrument.HARP)));
        parts.add(part(Instrument.BRUSH_KIT));
        Track[] tracks = read(song(parts.toArray(Part[]::new))).getTracks();
        for (int i = 1; i <= 20; i++) {
            assertThat(messages(tracks[i])).noneMatch(message -> message.getChannel() == 9);
        }
        assertThat(messages(tracks[21])).allMatch(message -> message.getChannel() == 9);
    }

    private static Part part(Instrument instrument) {
        return new Part(Role.LEAD, instrument, 0.2, 0.8, 0.1, List.of(SUNG));
    }

    private static Score song(Part... parts) {
        Key key = Key.of(0, Key.Mode.MINOR);
        return new Score(4, 1, 80, TimeSignature.SIX_EIGHT, key, List.of(), List.of(), List.of(parts), List.of());
    }

    private static Sequence read(Score score) throws InvalidMidiDataException, IOException {
        return MidiSystem.getSequence(new ByteArrayInputStream(MidiFile.of(score)));
    }

    private static int[] meta(Track track, int type) {
        for (int i = 0; i < track.size(); i++) {
            if (track.get(i).getMessage() instanceof MetaMessage meta && meta.getType() == type) {
                byte[] data = meta.getData();
                return IntStream.range(0, data.length).map(k -> data[k] & 0xFF).toArray();
            }
        }
        throw new AssertionError("No meta event of type " + type);
    }

    private static List<ShortMessage> messages(Track track) {
        List<ShortMessage> messages = new ArrayList<>();
        for (int i = 0; i < track.size(); i++) {
            if (track.get(i).getMessage() instanceof ShortMessage message) {
                messages.add(message);
            }
        }
        return messages;
    }
}
