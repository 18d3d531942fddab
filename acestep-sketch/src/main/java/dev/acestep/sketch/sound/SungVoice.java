package dev.acestep.sketch.sound;

import static dev.acestep.music.Pcm.SAMPLE_RATE;

/** A sung note: the buzz of one or more throats through the resonances of a mouth that forms a syllable. */
final class SungVoice implements Voice {
    /**
     * Who sings.
     *
     * @param singers that sing together
     * @param spread cents by which they differ
     */
    record Recipe(int singers, double spread, Envelope.Shape shape, Vibrato.Style style, double air) {}

    private static final int FORMANTS = 5;
    private static final double FIRST_Q = 4;
    private static final double[] WIDTHS = {0, 11, 13, 14, 12};
    private static final double VOWEL_SECONDS = 0.03;

    private final Wave throat;
    private final Envelope level;
    private final Vibrato[] pitches;
    private final int[] phases;
    private final double[] detunes;
    private final Vowel vowel;
    private final Consonant consonant;
    private final StateFilter[] formants = new StateFilter[FORMANTS];
    private final float[] weights = new float[FORMANTS];
    private final StateFilter hiss;
    private final Noise noise;
    private final float amplitude;
    private final float air;
    private final double effort;
    private final double lowest;
    private int time;

    SungVoice(Tone tone, Recipe recipe, WaveBank throats) {
        throat = throats.at(tone.pitch());
        level = new Envelope(recipe.shape(), tone.frames());
        noise = new Noise(tone.seed());
        pitches = new Vibrato[recipe.singers()];
        phases = new int[recipe.singers()];
        detunes = new double[recipe.singers()];
        for (int i = 0; i < pitches.length; i++) {
            Tone own = new Tone(tone.pitch(), 1, 1, tone.glideFrom(), "", tone.seed() + i);
            pitches[i] = new Vibrato(recipe.style(), own);
            phases[i] = pitches.length == 1 ? 0 : Sine.phase(noise.between(0, 1));
            double place = pitches.length == 1 ? 0 : i / (pitches.length - 1.0) - 0.5;
            detunes[i] = Curves.cents(place * recipe.spread());
        }
        vowel = Vowel.of(tone.syllable());
        consonant = Consonant.of(tone.syllable());
        hiss = new StateFilter(consonant.hertz(), 1.1);
        for (int i = 0; i < FORMANTS; i++) {
            formants[i] = new StateFilter();
        }
        amplitude = (float) (1.6 * (0.3 + 0.7 * tone.velocity()) / Math.sqrt(recipe.singers()));
        air = (float) recipe.air();
        effort = 0.6 + 0.6 * tone.velocity();
        lowest = tone.hertz() * 1.08;
    }

    @Override
    public boolean render(float[] out, int from, int to) {
        int frames = to - from;
        double seconds = time / (double) SAMPLE_RATE;
        time += frames;
        float[] breath = new float[frames];
        float[] source = source(frames, breath);
        form(Curves.exp(-Math.max(0, seconds - consonant.seconds() * 0.4) / VOWEL_SECONDS));
        float voiced = (float) Math.clamp(seconds / Math.max(consonant.seconds(), 0.01), 0.08, 1);
        float hissing =
                (float) (consonant.level() * Curves.exp(-seconds / (0.45 * consonant.seconds() + 0.004)) * 0.16);
        float gain = level.level() * amplitude;
        float gainStep = (level.advance(frames) * amplitude - gain) / frames;
        for (int i = 0; i < frames; i++) {
            float x = source[i] * voiced;
            float y = weights[0] * formants[0].low(x);
            for (int k = 1; k < FORMANTS; k++) {
                y += weights[k] * formants[k].band(x);
            }
            out[from + i] += gain * y + amplitude * hissing * hiss.band(breath[i]);
            gain += gainStep;
        }
        return !level.isOver();
    }

    private float[] source(int frames, float[] breath) {
        float[] sum = new float[frames];
        for (int k = 0; k < phases.length; k++) {
            int step = Sine.step(pitches[k].advance(frames) * detunes[k]);
            phases[k] = throat.addTo(sum, frames, phases[k], step);
        }
        for (int i = 0; i < frames; i++) {
            breath[i] = noise.next();
            sum[i] += air * breath[i];
        }
        return sum;
    }

    private void form(double closed) {
        double mouth = 1 - (1 - consonant.mouth()) * closed;
        double first = Math.max(vowel.hertz(0) * mouth, lowest);
        formants[0].tune(first, FIRST_Q);
        double strained = vowel.hertz(0) * mouth / first;
        weights[0] = (float) (strained * Math.sqrt(strained) / FIRST_Q);
        for (int k = 1; k < FORMANTS; k++) {
            formants[k].tune(vowel.hertz(k) * mouth, WIDTHS[k]);
            weights[k] = (float) (vowel.level(k) * effort * 2);
        }
    }
}
