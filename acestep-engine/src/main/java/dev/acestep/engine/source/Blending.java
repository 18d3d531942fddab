package dev.acestep.engine.source;

import dev.acestep.music.Task.Blend;
import java.util.Optional;

/**
 * How what is made meets what is kept.
 *
 * @param injectionRatio share of the steps after which the source is put back outside the span
 * @param latentFrames of the ramps on both sides of the span, in latents
 * @param waveSeconds of the ramps in the audio, where the source's own samples return; empty leaves the audio decoded
 */
public record Blending(double injectionRatio, int latentFrames, Optional<Double> waveSeconds) {
    private static final int MOST_FRAMES = 25;
    private static final double MOST_SECONDS = 0.05;

    /** What a request asks for; its own lengths win over its mode's, but nothing returns in the aggressive mode. */
    public static Blending of(Blend blend) {
        Blending mode = switch (blend.mode()) {
            case CONSERVATIVE -> keeping(1);
            case BALANCED -> keeping(1 - blend.strength());
            case AGGRESSIVE -> new Blending(0, 0, Optional.empty());
        };
        return new Blending(
                mode.injectionRatio,
                blend.latentCrossfadeFrames().orElse(mode.latentFrames),
                mode.waveSeconds.map(seconds -> blend.wavCrossfadeSeconds().orElse(seconds)));
    }

    private static Blending keeping(double share) {
        return new Blending(share, (int) Math.rint(MOST_FRAMES * share), Optional.of(MOST_SECONDS * share));
    }
}
