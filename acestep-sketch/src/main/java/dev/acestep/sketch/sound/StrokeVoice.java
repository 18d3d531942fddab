package dev.acestep.sketch.sound;

/** A drum's stroke that was made before, played back. */
final class StrokeVoice implements Voice {
    private final float[] stroke;
    private final float gain;
    private int at;

    StrokeVoice(float[] stroke, float gain) {
        this.stroke = stroke;
        this.gain = gain;
    }

    @Override
    public boolean render(float[] out, int from, int to) {
        int frames = Math.min(to - from, stroke.length - at);
        for (int i = 0; i < frames; i++) {
            out[from + i] += gain * stroke[at + i];
        }
        at += frames;
        return at < stroke.length;
    }
}
