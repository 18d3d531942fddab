package dev.acestep.audio;

import dev.acestep.music.AudioFormat;
import dev.acestep.music.Output;
import dev.acestep.music.Pcm;

/**
 * What of a request's output the encoder has to know.
 *
 * @param bitRate bits a second, 0 for a lossless format
 * @param sampleRate frames a second of the file
 */
record EncoderSettings(AudioFormat format, int bitRate, int sampleRate) {
    static EncoderSettings of(Output output) {
        return output.format() == AudioFormat.MP3
                ? new EncoderSettings(output.format(), output.mp3BitRate(), output.mp3SampleRate())
                : new EncoderSettings(output.format(), output.format().bitRate(), Pcm.SAMPLE_RATE);
    }
}
