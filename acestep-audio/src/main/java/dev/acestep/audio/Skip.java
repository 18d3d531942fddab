package dev.acestep.audio;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_SKIP_SAMPLES;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_get_side_data;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_new_side_data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;

/**
 * Frames that the decoder drops from the two ends of a packet: how ffmpeg passes on an encoder's delay and padding.
 *
 * @param start frames dropped from here on, which may be more than the packet holds
 * @param end frames dropped from the packet's end
 */
record Skip(long start, long end) {
    private static final int BYTES = 10;

    static Skip of(AVPacket packet) {
        try (SizeTPointer size = new SizeTPointer(1)) {
            BytePointer data = av_packet_get_side_data(packet, AV_PKT_DATA_SKIP_SAMPLES, size);
            if (data == null || size.get() < BYTES) {
                return new Skip(0, 0);
            }
            ByteBuffer fields = fields(data);
            return new Skip(Integer.toUnsignedLong(fields.getInt()), Integer.toUnsignedLong(fields.getInt()));
        }
    }

    void addTo(AVPacket packet) {
        BytePointer data = av_packet_new_side_data(packet, AV_PKT_DATA_SKIP_SAMPLES, BYTES);
        if (data != null) {
            fields(data).putInt((int) start).putInt((int) end).putShort((short) 0);
        }
    }

    private static ByteBuffer fields(BytePointer data) {
        return data.capacity(BYTES).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }
}
