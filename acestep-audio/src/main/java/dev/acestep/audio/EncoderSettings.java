package dev.acestep.audio;

import dev.acestep.music.AudioFormat;
import dev.acestep.music.Output;
import dev.acestep.music.Pcm;

/**
 * What ffmpeg has to be told about a file, all in ffmpeg's names.
 *
 * @param bitRate bits a second, 0 for a lossless encoder
 * @param sampleRate frames a second of the file
 */
record EncoderSettings(String container, String encoder, String sampleFormat, int bitRate, int sampleRate) {
    static EncoderSettings of(Output output) {
        AudioFormat format = output.format();
        boolean mp3 = format == AudioFormat.MP3;
        return new EncoderSettings(
                format.container(),
                format.encoder(),
                format.sampleFormat(),
                mp3 ? output.mp3BitRate() : format.bitRate(),
                mp3 ? output.mp3SampleRate() : Pcm.SAMPLE_RATE);
    }
}
