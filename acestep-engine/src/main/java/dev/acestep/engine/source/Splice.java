package dev.acestep.engine.source;

import dev.acestep.engine.source.Span.Frames;
import dev.acestep.music.Pcm;

/** The source's own samples outside a span, with a straight ramp on either side of it. */
public final class Splice {
    private final Placed source;
    private final Span span;
    private final int ramp;

    /**
     * Of one source.
     *
     * @param seconds of a ramp, which lies outside the span
     */
    public Splice(Placed source, Span span, double seconds) {
        this.source = source;
        this.span = span;
        this.ramp = (int) (seconds * Pcm.SAMPLE_RATE);
    }

    /** Writes the source into what was made; what was made beyond the source's end stays. */
    public void into(Pcm made) {
        int end = (int) Math.min(made.frames(), source.length());
        Frames kept = span.samples(end);
        if (kept.first() == 0 && kept.end() >= end) {
            return;
        }
        int first = (int) kept.first();
        int last = (int) kept.end();
        into(made.left(), source.audio().left(), first, last, end);
        into(made.right(), source.audio().right(), first, last, end);
    }

    private void into(float[] made, float[] audio, int first, int last, int end) {
        int rising = Math.min(ramp, first);
        int falling = Math.min(ramp, end - last);
        copy(made, audio, 0, first - rising);
        for (int i = 0; i < rising; i++) {
            mix(made, audio, first - rising + i, (i + 1f) / (rising + 1));
        }
        for (int i = 0; i < falling; i++) {
            mix(made, audio, last + i, 1 - (i + 1f) / (falling + 1));
        }
        copy(made, audio, last + falling, end);
    }

    private void copy(float[] made, float[] audio, int from, int to) {
        for (int i = from; i < to; i++) {
            made[i] = sample(audio, i);
        }
    }

    private void mix(float[] made, float[] audio, int i, float share) {
        made[i] = share * made[i] + (1 - share) * sample(audio, i);
    }

    private float sample(float[] audio, int i) {
        long place = i - source.before();
        return place >= 0 && place < audio.length ? audio[(int) place] : 0;
    }
}
