package dev.acestep.sketch.sound;

/** A blown or bowed note: a dull and a bright wave between which the player's effort moves, vibrato and breath. */
final class SteadyVoice implements Voice {
    /**
     * How an instrument is played.
     *
     * @param breath level of the air's or bow's noise
     * @param airHertz where that noise is, as a multiple of the note's frequency
     * @param effort how bright a note at full velocity is, 0 to 1
     */
    record Recipe(Envelope.Shape shape, Vibrato.Style style, double effort, double breath, double airHertz) {}

    private final Wave dull;
    private final Wave bright;
    private final Envelope level;
    private final Envelope effort;
    private final Vibrato pitch;
    private final Noise noise;
    private final StateFilter air;
    private final float amplitude;
    private final float brightness;
    private final float breath;
    private int phase;
    private float flutter;

    SteadyVoice(Tone tone, Recipe recipe, WaveBank dull, WaveBank bright) {
        this.dull = dull.at(tone.pitch());
        this.bright = bright.at(tone.pitch());
        level = new Envelope(recipe.shape(), tone.frames());
        Envelope.Shape shape = recipe.shape();
        effort = new Envelope(
                new Envelope.Shape(shape.attack() * 1.6 + 0.01, 0.25, 0.7, shape.release() * 0.7), tone.frames());
        pitch = new Vibrato(recipe.style(), tone);
        noise = new Noise(tone.seed());
        air = new StateFilter(Math.min(tone.hertz() * recipe.airHertz(), 9000), 1.4);
        amplitude = (float) (0.25 + 0.75 * tone.velocity());
        brightness = (float) (recipe.effort() * Math.min(1, 0.2 + tone.velocity()));
        breath = (float) recipe.breath();
    }

    @Override
    public boolean render(float[] out, int from, int to) {
        int frames = to - from;
        int step = Sine.step(pitch.advance(frames));
        flutter += 0.05f * (noise.next() - flutter);
        float gain = level.level() * amplitude;
        float gainStep = (level.advance(frames) * amplitude * (1 + 0.2f * flutter) - gain) / frames;
        float mix = effort.level() * brightness;
        float mixStep = (effort.advance(frames) * brightness - mix) / frames;
        for (int i = from; i < to; i++) {
            float low = dull.at(phase);
            float tone = low + mix * (bright.at(phase) - low);
            out[i] += gain * (tone + breath * air.band(noise.next()));
            phase += step;
            gain += gainStep;
            mix += mixStep;
        }
        return !level.isOver();
    }
}
