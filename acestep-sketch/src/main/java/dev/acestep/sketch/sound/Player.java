package dev.acestep.sketch.sound;

import static dev.acestep.music.Pcm.SAMPLE_RATE;

import dev.acestep.sketch.score.Note;
import dev.acestep.sketch.score.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A part while it is played: the notes to come, the voices that sound, and the effects and faders after them. */
final class Player {
    private static final int MOST_VOICES = 28;
    private static final double SLUR_SECONDS = 0.04;
    private static final int EFFECT_TAIL = SAMPLE_RATE / 2;

    private final Patch patch;
    private final Effect effect;
    private final boolean drums;
    private final List<Note> notes;
    private final List<Sounding> soundings = new ArrayList<>();
    private final float[] voice = new float[Desk.BLOCK];
    private final float[] left = new float[Desk.BLOCK];
    private final float[] right = new float[Desk.BLOCK];
    private final float leftGain;
    private final float rightGain;
    private final float send;
    private final long seed;
    private int next;
    private int quiet = EFFECT_TAIL;

    Player(Part part, long seed) {
        patch = Patches.of(part.instrument());
        effect = patch.effect().get();
        drums = part.instrument().isDrums();
        notes = part.notes().stream()
                .sorted(Comparator.comparingDouble(Note::start).thenComparingInt(Note::pitch))
                .toList();
        this.seed = seed;
        double gain = patch.level() * Math.max(0, part.gain()) * Math.sqrt(2);
        double angle = (Math.clamp(part.pan(), -1, 1) + 1) * Math.PI / 4;
        leftGain = (float) (gain * StrictMath.cos(angle));
        rightGain = (float) (gain * StrictMath.sin(angle));
        send = (float) Math.clamp(part.reverb(), 0, 1);
    }

    /** Adds the frames from {@code at} on to the bus. */
    void play(long at, int frames, Bus bus) {
        while (next < notes.size() && startOf(notes.get(next)) < at + frames) {
            begin(notes.get(next), (int) Math.max(0, startOf(notes.get(next)) - at));
            next++;
        }
        quiet = soundings.isEmpty() ? quiet + frames : 0;
        if (quiet > EFFECT_TAIL) {
            return;
        }
        Arrays.fill(left, 0);
        Arrays.fill(right, 0);
        soundings.removeIf(sounding -> !sounding.mix(frames));
        effect.process(left, right, frames);
        for (int i = 0; i < frames; i++) {
            float l = left[i] * leftGain;
            float r = right[i] * rightGain;
            bus.left[i] += l;
            bus.right[i] += r;
            bus.sendLeft[i] += l * send;
            bus.sendRight[i] += r * send;
        }
    }

    private static long startOf(Note note) {
        return Math.round(note.start() * SAMPLE_RATE);
    }

    private void begin(Note note, int offset) {
        soundings.stream().filter(sounding -> yields(sounding, note)).forEach(Sounding::fade);
        if (soundings.size() >= MOST_VOICES) {
            soundings.getFirst().fade();
        }
        Tone tone = Tone.of(note, glideFrom(note), seed * 1_000_003 + next);
        soundings.add(
                new Sounding(note, patch.voices().apply(tone), patch.placement().of(note.pitch()), offset));
    }

    private boolean yields(Sounding sounding, Note note) {
        if (drums) {
            return DrumKit.chokes(note.pitch(), sounding.note.pitch());
        }
        boolean slurred = patch.slurred() && sounding.note.start() < note.start() - 0.01;
        return slurred || sounding.note.pitch() == note.pitch();
    }

    private double glideFrom(Note note) {
        double own = Tone.hertz(note.pitch());
        if (!patch.slurred() || next == 0) {
            return own;
        }
        Note before = notes.get(next - 1);
        boolean touches = before.end() > note.start() - SLUR_SECONDS && before.start() < note.start() - 0.05;
        return touches ? Tone.hertz(before.pitch()) : own;
    }

    /** A note that sounds, and where. */
    private final class Sounding {
        private static final float FADE = 1 / (0.025f * SAMPLE_RATE);

        private final Note note;
        private final Voice source;
        private final float leftShare;
        private final float rightShare;
        private int offset;
        private float gain = 1;
        private float fall;

        Sounding(Note note, Voice source, double place, int offset) {
            this.note = note;
            this.source = source;
            this.offset = offset;
            leftShare = (float) StrictMath.cos((place + 1) * Math.PI / 4);
            rightShare = (float) StrictMath.sin((place + 1) * Math.PI / 4);
        }

        void fade() {
            fall = FADE;
        }

        boolean mix(int frames) {
            Arrays.fill(voice, 0);
            boolean sounds = offset >= frames || source.render(voice, offset, frames);
            offset = 0;
            if (fall == 0) {
                for (int i = 0; i < frames; i++) {
                    left[i] += leftShare * voice[i];
                    right[i] += rightShare * voice[i];
                }
                return sounds;
            }
            for (int i = 0; i < frames; i++) {
                left[i] += leftShare * gain * voice[i];
                right[i] += rightShare * gain * voice[i];
                gain = Math.max(0, gain - fall);
            }
            return sounds && gain > 0;
        }
    }
}
