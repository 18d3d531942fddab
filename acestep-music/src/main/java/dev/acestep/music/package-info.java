/**
 * The nouns of the product, incapable of being wrong, and the seam behind which every engine stands.
 *
 * <p>A {@link dev.acestep.music.GenerationRequest} that exists is valid: its records check themselves and throw
 * {@link dev.acestep.music.InvalidRequest}. A {@link dev.acestep.music.MusicEngine} turns it into
 * {@link dev.acestep.music.Track}s. Audio is always 48 kHz stereo {@link dev.acestep.music.Pcm}.
 */
@NullMarked
package dev.acestep.music;

import org.jspecify.annotations.NullMarked;
