package dev.acestep.audio;

/**
 * What a file holds, found without decoding it.
 *
 * @param container ffmpeg's name, for example {@code wav} or {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param codec ffmpeg's name, for example {@code opus}
 * @param seconds counted from what is really in the file, without the encoder's padding
 */
public record AudioInfo(String container, String codec, int sampleRate, int channels, double seconds, Tags tags) {}
