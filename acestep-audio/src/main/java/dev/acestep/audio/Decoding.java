package dev.acestep.audio;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;

import dev.acestep.music.Pcm;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** One file being read: packets → decoder → 48 kHz stereo blocks. */
final class Decoding {
    private static final int SLOWEST_RATE = 1_000;
    private static final int FASTEST_RATE = 768_000;
    private static final int MOST_CHANNELS = 64;

    /** An encoder's padding is not the sender's fault. */
    private static final double GRACE_SECONDS = 0.1;

    private final SourceFile source;
    private final Limits limits;
    private final Consumer<Pcm> blocks;
    private final AVCodecContext decoder;
    private final AVFrame frame;
    private final Resampler resampler;
    private final long wanted;
    private long frames;

    Decoding(NativeScope natives, SourceFile source, Limits limits, Consumer<Pcm> blocks) throws IOException {
        this.source = source;
        this.limits = limits;
        this.blocks = blocks;
        this.decoder = newDecoder(natives);
        this.frame = natives.own(av_frame_alloc(), avutil::av_frame_free);
        this.resampler = new Resampler(natives, Pcm.SAMPLE_RATE, AV_SAMPLE_FMT_FLTP, this::emit);
        int rate = Math.max(1, source.stream().codecpar().sample_rate());
        this.wanted = source.gapless()
                .map(g -> Math.round(g.frames() * (double) Pcm.SAMPLE_RATE / rate))
                .orElse(Long.MAX_VALUE);
    }

    /** Decodes all of it; returns how many frames the music had. */
    long run() throws IOException {
        for (Optional<AVPacket> packet = source.next(); packet.isPresent(); packet = source.next()) {
            decode(packet.get());
        }
        decode(null);
        resampler.finish();
        if (frames == 0) {
            throw new UnreadableAudio("the file is damaged or cut off: no sound could be decoded from it");
        }
        return frames;
    }

    /** A damaged packet is passed over, as players do; a file of nothing else ends as unreadable. */
    private void decode(@Nullable AVPacket packet) throws IOException {
        int sent = avcodec_send_packet(decoder, packet);
        if (sent < 0) {
            return;
        }
        while (avcodec_receive_frame(decoder, frame) >= 0) {
            checkShape();
            resampler.push(frame);
        }
    }

    private void checkShape() throws UnreadableAudio {
        int rate = frame.sample_rate();
        if (rate < SLOWEST_RATE || rate > FASTEST_RATE) {
            throw new UnreadableAudio("the audio has an impossible sample rate: %d Hz".formatted(rate));
        }
        int channels = frame.ch_layout().nb_channels();
        if (channels < 1 || channels > MOST_CHANNELS) {
            throw new UnreadableAudio(
                    "the audio has %d channels; at most %d can be mixed".formatted(channels, MOST_CHANNELS));
        }
    }

    private void emit(AVFrame converted) throws IOException {
        int count = (int) Math.min(converted.nb_samples(), wanted - frames);
        if (count <= 0) {
            return;
        }
        frames += count;
        if (frames > (limits.maxSeconds() + GRACE_SECONDS) * Pcm.SAMPLE_RATE) {
            throw new UnreadableAudio("the audio is longer than %.0f s".formatted(limits.maxSeconds()));
        }
        blocks.accept(new Pcm(samples(converted, 0, count), samples(converted, 1, count)));
    }

    private static float[] samples(AVFrame from, int channel, int count) {
        float[] samples = new float[count];
        new FloatPointer(from.data(channel)).get(samples);
        for (int i = 0; i < count; i++) {
            if (!Float.isFinite(samples[i])) {
                samples[i] = 0;
            }
        }
        return samples;
    }

    private AVCodecContext newDecoder(NativeScope natives) throws IOException {
        AVCodec codec = avcodec_find_decoder(source.stream().codecpar().codec_id());
        if (codec == null) {
            throw cannotDecode();
        }
        AVCodecContext made = natives.own(avcodec_alloc_context3(codec), avcodec::avcodec_free_context);
        if (avcodec_parameters_to_context(made, source.stream().codecpar()) < 0) {
            throw cannotDecode();
        }
        made.pkt_timebase(source.stream().time_base()).thread_count(1);
        if (avcodec_open2(made, codec, (PointerPointer<?>) null) < 0) {
            throw cannotDecode();
        }
        return made;
    }

    private UnreadableAudio cannotDecode() {
        return new UnreadableAudio("the file's audio (%s) cannot be decoded".formatted(source.codec()));
    }
}
