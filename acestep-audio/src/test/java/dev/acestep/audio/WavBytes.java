package dev.acestep.audio;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntToDoubleFunction;

/** Float WAV files written byte by byte, so that they can be of any shape, and lie. */
final class WavBytes {
    private static final int HEADER = 44;
    private static final int FLOAT = 3;

    private WavBytes() {}

    /** A file in which every channel has its own samples. */
    static byte[] of(int rate, int frames, IntToDoubleFunction... channels) {
        return claiming(frames * channels.length * 4, rate, frames, channels);
    }

    /** A file whose header claims {@code claimed} bytes of samples, however many there are. */
    static byte[] claiming(int claimed, int rate, int frames, IntToDoubleFunction... channels) {
        byte[] bytes = new byte[HEADER + frames * channels.length * 4];
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(US_ASCII)).putInt(claimed + HEADER - 8).put("WAVEfmt ".getBytes(US_ASCII));
        file.putInt(16).putShort((short) FLOAT).putShort((short) channels.length);
        file.putInt(rate).putInt(rate * channels.length * 4);
        file.putShort((short) (channels.length * 4)).putShort((short) 32);
        file.put("data".getBytes(US_ASCII)).putInt(claimed);
        for (int i = 0; i < frames; i++) {
            for (IntToDoubleFunction channel : channels) {
                file.putFloat((float) channel.applyAsDouble(i));
            }
        }
        return bytes;
    }
}
