package dev.acestep.sketch.composition;

import dev.acestep.sketch.score.Instrument;
import dev.acestep.sketch.score.Note;
import dev.acestep.sketch.score.Part;
import dev.acestep.sketch.score.Role;
import java.util.List;

/** Where each part stands in the mix. */
final class Mixing {
    private static final double[] SEATS = {-0.3, 0.35, -0.55, 0.55, 0.15, -0.15};

    private final double room;

    Mixing(double room) {
        this.room = room;
    }

    Part drums(Instrument kit, List<Note> notes) {
        return new Part(Role.DRUMS, kit, 0, 0.9, wet(0.1), notes);
    }

    Part bass(Instrument bass, List<Note> notes) {
        double gain = bass == Instrument.SUB_BASS ? 0.52 : 0.7;
        return new Part(Role.BASS, bass, 0, gain, wet(0.03), notes);
    }

    Part chords(Comping comping, int seat, List<Note> notes) {
        boolean isPad = comping.touch() == Comping.Touch.PAD;
        double pan = isPad ? SEATS[seat % SEATS.length] / 2 : SEATS[seat % SEATS.length];
        double gain = comping.instrument() == Instrument.DISTORTED_GUITAR ? 0.34 : isPad ? 0.42 : 0.52;
        return new Part(Role.CHORDS, comping.instrument(), pan, gain, wet(isPad ? 0.4 : 0.22), notes);
    }

    Part lead(Instrument lead, List<Note> notes) {
        double gain = lead == Instrument.DISTORTED_GUITAR ? 0.38 : 0.72;
        return new Part(Role.LEAD, lead, 0.08, gain, wet(0.28), notes);
    }

    Part voice(List<Note> notes) {
        return new Part(Role.LEAD, Instrument.VOICE, 0, 0.85, wet(0.25), notes);
    }

    private double wet(double amount) {
        return Math.min(1, amount * room);
    }
}
