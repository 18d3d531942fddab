package dev.acestep.sketch.sound;

/** A synthesizer's note: detuned oscillators through a low-pass that an envelope opens. */
final class AnalogVoice implements Voice {
    /**
     * The knobs.
     *
     * @param oscillators that play together, 1 to 6
     * @param detune cents between the outermost of them
     * @param cutoff hertz of the closed filter at middle C
     * @param sweep octaves by which the envelope opens it
     */
    record Recipe(
            int oscillators,
            double detune,
            double cutoff,
            double sweep,
            double resonance,
            Envelope.Shape filter,
            Envelope.Shape shape,
            Vibrato.Style style) {}

    private final Wave wave;
    private final Envelope level;
    private final Envelope opening;
    private final Vibrato pitch;
    private final StateFilter filter = new StateFilter();
    private final Recipe recipe;
    private final double closed;
    private final double sweep;
    private final float amplitude;
    private final int[] phases;
    private final double[] detunes;

    AnalogVoice(Tone tone, Recipe recipe, WaveBank waves) {
        this.recipe = recipe;
        wave = waves.at(tone.pitch());
        level = new Envelope(recipe.shape(), tone.frames());
        opening = new Envelope(recipe.filter(), tone.frames());
        pitch = new Vibrato(recipe.style(), tone);
        closed = recipe.cutoff() * Math.sqrt(tone.hertz() / 261.6) * Curves.exp2(tone.velocity() - 0.7);
        sweep = recipe.sweep() * (0.5 + 0.5 * tone.velocity());
        int oscillators = recipe.oscillators();
        amplitude = (float) ((0.3 + 0.7 * tone.velocity()) / Math.sqrt(oscillators));
        phases = new int[oscillators];
        detunes = new double[oscillators];
        Noise noise = new Noise(tone.seed());
        double width = recipe.detune() * Curves.exp2((60 - tone.pitch()) / 36.0);
        for (int i = 0; i < oscillators; i++) {
            phases[i] = oscillators == 1 ? 0 : Sine.phase(noise.between(0, 1));
            double place = oscillators == 1 ? 0 : i / (oscillators - 1.0) - 0.5;
            detunes[i] = Curves.cents(place * width);
        }
    }

    @Override
    public boolean render(float[] out, int from, int to) {
        int frames = to - from;
        double hertz = pitch.advance(frames);
        float gain = level.level() * amplitude;
        float gainStep = (level.advance(frames) * amplitude - gain) / frames;
        filter.tune(Math.min(closed * Curves.exp2(sweep * opening.advance(frames)), 18_000), recipe.resonance());
        float[] sum = new float[frames];
        for (int k = 0; k < phases.length; k++) {
            int step = Sine.step(hertz * detunes[k]);
            phases[k] = wave.addTo(sum, frames, phases[k], step);
        }
        for (int i = 0; i < frames; i++) {
            out[from + i] += gain * filter.low(sum[i]);
            gain += gainStep;
        }
        return !level.isOver();
    }
}
