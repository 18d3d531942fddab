package dev.acestep.sketch.sound;

/** A sine whose phase is moved by another sine: electric pianos. */
final class FmVoice implements Voice {
    /**
     * A modulated sine.
     *
     * @param ratio of the modulator's frequency to the tone's
     * @param index cycles by which the loudest note's phase is moved
     * @param indexShape how that dies away
     */
    record Recipe(double ratio, double index, Envelope.Shape indexShape, Envelope.Shape shape) {}

    private final Envelope level;
    private final Envelope index;
    private final float depth;
    private final float amplitude;
    private final int step;
    private final int modulatorStep;
    private int phase;
    private int modulatorPhase;

    FmVoice(Tone tone, Recipe recipe) {
        level = new Envelope(recipe.shape(), tone.frames());
        index = new Envelope(recipe.indexShape(), Integer.MAX_VALUE / 2);
        double room = Math.clamp(5000 / (tone.hertz() * recipe.ratio()), 0.05, 1);
        double hardness = tone.velocity() * tone.velocity();
        depth = (float) (recipe.index() * room * (0.15 + 0.85 * hardness) * 4294967296.0);
        amplitude = (float) (0.5 * tone.velocity());
        step = Sine.step(tone.hertz());
        modulatorStep = Sine.step(tone.hertz() * recipe.ratio());
    }

    @Override
    public boolean render(float[] out, int from, int to) {
        int frames = to - from;
        float gain = level.level() * amplitude;
        float gainStep = (level.advance(frames) * amplitude - gain) / frames;
        float deep = index.level() * depth;
        float deepStep = (index.advance(frames) * depth - deep) / frames;
        for (int i = from; i < to; i++) {
            out[i] += gain * Sine.at(phase + (int) (deep * Sine.at(modulatorPhase)));
            phase += step;
            modulatorPhase += modulatorStep;
            gain += gainStep;
            deep += deepStep;
        }
        return !level.isOver();
    }
}
