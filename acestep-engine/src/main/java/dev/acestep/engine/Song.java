package dev.acestep.engine;

import dev.acestep.engine.text.SongDescription;

/**
 * One song of a batch, everything chosen.
 *
 * @param description what the text encoder is told
 * @param codes that it follows
 * @param seed of its noise
 * @param frames latent frames that it needs
 */
record Song(SongDescription description, AudioCodes codes, long seed, long frames) {
    Song {
        if (frames < 1) {
            throw new IllegalArgumentException("A song has at least one latent frame, not " + frames);
        }
    }

    /** Whether no codes tell it what to be. */
    boolean isFree() {
        return codes.isEmpty();
    }
}
