package dev.acestep.sketch.sound;

/** Several voices that sound one note together. */
final class Layers implements Voice {
    private final Voice[] voices;
    private final boolean[] silent;

    Layers(Voice... voices) {
        this.voices = voices.clone();
        silent = new boolean[voices.length];
    }

    @Override
    public boolean render(float[] out, int from, int to) {
        boolean sounding = false;
        for (int i = 0; i < voices.length; i++) {
            silent[i] = silent[i] || !voices[i].render(out, from, to);
            sounding |= !silent[i];
        }
        return sounding;
    }
}
