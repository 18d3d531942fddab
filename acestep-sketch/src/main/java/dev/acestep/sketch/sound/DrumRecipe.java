package dev.acestep.sketch.sound;

import static dev.acestep.music.Pcm.SAMPLE_RATE;

import java.util.ArrayList;
import java.util.List;

/** The making of one drum's stroke, as a list of layers that are added up. */
final class DrumRecipe {
    /** One layer: adds itself to the stroke. */
    private interface Layer {
        void addTo(float[] out, double hardness, Noise noise);
    }

    private final double seconds;
    private final List<Layer> layers = new ArrayList<>();

    DrumRecipe(double seconds) {
        this.seconds = seconds;
    }

    /** A skin: a sine that falls from {@code high} to {@code low} hertz while it dies away. */
    DrumRecipe skin(double high, double low, double fallSeconds, double decaySeconds, double level) {
        layers.add((out, hardness, _) -> {
            int phase = 0;
            double bend = Curves.exp(-1 / (fallSeconds * SAMPLE_RATE));
            double decay = Curves.decay(decaySeconds);
            double extra = (high - low) * (0.6 + 0.4 * hardness);
            double gain = level;
            for (int i = 0; i < out.length; i++) {
                out[i] += (float) (gain * Sine.at(phase));
                phase += Sine.step(low + extra);
                extra *= bend;
                gain *= decay;
            }
        });
        return this;
    }

    /** Noise between two frequencies; harder strokes are brighter. */
    DrumRecipe noise(double low, double high, double attackSeconds, double decaySeconds, double level) {
        return burst(0, low, high, attackSeconds, decaySeconds, level);
    }

    /** Noise that begins later. */
    DrumRecipe burst(
            double startSeconds, double low, double high, double attackSeconds, double decaySeconds, double level) {
        layers.add((out, hardness, noise) -> {
            StateFilter lows = new StateFilter(low, 0.7);
            StateFilter highs = new StateFilter(high * (0.45 + 0.55 * hardness), 0.7);
            double decay = Curves.decay(decaySeconds);
            double rise = 1 / Math.max(1, attackSeconds * SAMPLE_RATE);
            double attack = 0;
            double gain = level;
            for (int i = (int) (startSeconds * SAMPLE_RATE); i < out.length; i++) {
                attack = Math.min(1, attack + rise);
                out[i] += (float) (attack * gain) * highs.low(lows.high(noise.next()));
                gain *= attack < 1 ? 1 : decay;
            }
        });
        return this;
    }

    /** A plate: many unrelated modes between two frequencies, the higher the shorter. */
    DrumRecipe metal(int modes, double low, double high, double decaySeconds, double level) {
        layers.add((out, hardness, noise) -> {
            List<ModalVoice.Mode> plate = new ArrayList<>();
            for (int i = 0; i < modes; i++) {
                double place = (i + noise.between(0, 1)) / modes;
                double hertz = low * StrictMath.pow(high / low, place);
                double amplitude =
                        level * noise.between(0.4, 1) * (1 - (1 - hardness) * 0.7 * place) / Math.sqrt(modes);
                plate.add(new ModalVoice.Mode(
                        hertz,
                        noise.next() < 0 ? -amplitude : amplitude,
                        decaySeconds * noise.between(0.6, 1) * (1.2 - 0.5 * place)));
            }
            ring(plate, out);
        });
        return this;
    }

    /** Tuned modes: for each its hertz, level and seconds. */
    DrumRecipe ring(double... modes) {
        layers.add((out, hardness, noise) -> {
            List<ModalVoice.Mode> body = new ArrayList<>();
            for (int i = 0; i < modes.length; i += 3) {
                body.add(new ModalVoice.Mode(modes[i], modes[i + 1], modes[i + 2]));
            }
            ring(body, out);
        });
        return this;
    }

    /** The stroke at a hardness of 0 to 1, ready to be played. */
    float[] stroke(double hardness, long seed) {
        float[] out = new float[(int) (seconds * SAMPLE_RATE)];
        Noise noise = new Noise(seed);
        for (Layer layer : layers) {
            layer.addTo(out, hardness, noise);
        }
        int tail = out.length / 5;
        for (int i = 0; i < tail; i++) {
            out[out.length - 1 - i] *= (float) i / tail;
        }
        return out;
    }

    private static void ring(List<ModalVoice.Mode> modes, float[] out) {
        Voice voice = new ModalVoice(new Tone(60, 1, out.length, 1, "", 0), modes, 1);
        voice.render(out, 0, out.length);
    }
}
