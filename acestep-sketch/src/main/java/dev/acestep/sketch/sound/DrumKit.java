package dev.acestep.sketch.sound;

import java.util.HashMap;
import java.util.Map;

/** A set of drums under the keys of the General MIDI map; each stroke is made once and played back after. */
final class DrumKit {
    /** Which recipes differ from the common ones. */
    enum Style {
        ACOUSTIC,
        BRUSHES,
        ELECTRONIC
    }

    private record Stroke(int drum, int hardness, int variant) {}

    private static final int HARDNESSES = 4;
    private static final int VARIANTS = 3;

    private final Style style;
    private final Map<Stroke, float[]> strokes = new HashMap<>();

    DrumKit(Style style) {
        this.style = style;
    }

    Voice play(Tone tone) {
        int hardness = Math.clamp((int) Math.ceil(tone.velocity() * HARDNESSES), 1, HARDNESSES);
        int variant = (int) Long.remainderUnsigned(Noise.mix(tone.seed()), VARIANTS);
        float[] stroke = strokes.computeIfAbsent(new Stroke(tone.pitch(), hardness, variant), this::stroke);
        return new StrokeVoice(stroke, (float) (tone.velocity() * (0.4 + 0.6 * tone.velocity())));
    }

    /** Where a drum stands, as the audience sees it. */
    static double placement(int drum) {
        return switch (drum) {
            case 35, 36, 37, 38, 40 -> 0;
            case 42, 44, 46 -> 0.3;
            case 41, 43 -> -0.45;
            case 45, 47 -> -0.1;
            case 48, 50 -> 0.3;
            case 49, 55 -> -0.5;
            case 51, 53, 57, 59 -> 0.5;
            case 54, 69, 70, 82 -> -0.35;
            case 60, 61, 75, 80, 81 -> 0.4;
            case 62, 63, 64, 56 -> -0.3;
            default -> 0.15;
        };
    }

    /** Whether a stroke on {@code drum} ends the ringing of {@code ringing}. */
    static boolean chokes(int drum, int ringing) {
        boolean hat = (drum == 42 || drum == 44) && ringing == 46;
        boolean triangle = drum == 80 && ringing == 81;
        return hat || triangle;
    }

    private float[] stroke(Stroke stroke) {
        long seed = stroke.drum() * 31L + stroke.variant() * 7L;
        return recipe(stroke.drum()).stroke((double) stroke.hardness() / HARDNESSES, seed);
    }

    private DrumRecipe recipe(int drum) {
        return switch (style) {
            case ACOUSTIC -> Drums.acoustic(drum);
            case BRUSHES -> Drums.brushes(drum);
            case ELECTRONIC -> Drums.electronic(drum);
        };
    }
}
