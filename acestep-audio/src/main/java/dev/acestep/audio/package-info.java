/**
 * Audio files in and out of 48 kHz stereo, through ffmpeg inside the process; the only package that touches ffmpeg.
 *
 * <p>{@link dev.acestep.audio.AudioEncoder} writes a finished {@link dev.acestep.music.Pcm} as one of the
 * {@link dev.acestep.music.AudioFormat}s, {@link dev.acestep.audio.AudioDecoder} reads whatever somebody sends.
 * Native memory lives in a {@link dev.acestep.audio.NativeScope} that ends with the call, and ffmpeg sees a file only
 * through {@link dev.acestep.audio.ChannelIo}: it can open nothing by itself.
 */
@NullMarked
package dev.acestep.audio;

import org.jspecify.annotations.NullMarked;
