package dev.acestep.testkit;

import dev.acestep.music.Pcm;
import java.util.Random;

/** Sounds whose tempo and key are known because they are made of arithmetic. */
final class Signals {
    private final float[] samples;

    Signals(double seconds) {
        samples = new float[(int) Math.round(seconds * Pcm.SAMPLE_RATE)];
    }

    /** A decaying tone with a few overtones. */
    Signals note(double second, double seconds, double midiPitch, double amplitude) {
        double hertz = 440 * Math.pow(2, (midiPitch - 69) / 12);
        int from = (int) Math.round(second * Pcm.SAMPLE_RATE);
        int length = (int) (seconds * Pcm.SAMPLE_RATE);
        for (int i = 0; i < length && from + i < samples.length; i++) {
            double t = i / (double) Pcm.SAMPLE_RATE;
            double envelope = Math.min(1, t / 0.005) * Math.min(1, (seconds - t) / 0.02) * Math.exp(-t);
            double phase = 2 * Math.PI * hertz * t;
            double wave = Math.sin(phase) + 0.4 * Math.sin(2 * phase) + 0.2 * Math.sin(3 * phase);
            samples[from + i] += (float) (amplitude * envelope * wave);
        }
        return this;
    }

    /** A short noise, as of a stick. */
    Signals click(double second, double amplitude, Random random) {
        int from = (int) Math.round(second * Pcm.SAMPLE_RATE);
        for (int i = 0; i < 2400 && from + i < samples.length; i++) {
            samples[from + i] += (float) (amplitude * random.nextGaussian() * Math.exp(-i / 300.0));
        }
        return this;
    }

    Signals noise(double amplitude, Random random) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] += (float) (amplitude * random.nextGaussian());
        }
        return this;
    }

    Pcm pcm() {
        return new Pcm(samples, samples);
    }
}
