package dev.acestep.audio;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S32;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_read;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_size;
import static org.bytedeco.ffmpeg.global.avutil.av_audio_fifo_write;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import dev.acestep.music.Pcm;
import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVAudioFifo;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.FloatPointer;

/** Cuts audio into frames of the size, rate and sample format that an encoder wants. */
final class FrameFeed {
    private static final int BLOCK_FRAMES = 4096;

    /** One step of 24 bits; ffmpeg would cut a sample off at the step below instead of rounding it. */
    private static final double STEPS_OF_24_BITS = 1 << 23;

    private final Resampler.Sink encoder;
    private final int frameSize;
    private final boolean rounding;
    private final Resampler resampler;
    private final AVAudioFifo ready;
    private final AVFrame source;
    private final AVFrame frame;
    private final float[] block = new float[BLOCK_FRAMES];
    private long sent;

    FrameFeed(NativeScope natives, AVCodecContext to, Resampler.Sink encoder) throws IOException {
        this.encoder = encoder;
        this.frameSize = to.frame_size() > 0 ? to.frame_size() : BLOCK_FRAMES;
        this.rounding = to.sample_fmt() == AV_SAMPLE_FMT_S32;
        this.resampler = new Resampler(natives, to.sample_rate(), to.sample_fmt(), this::collect);
        this.ready = natives.own(av_audio_fifo_alloc(to.sample_fmt(), 2, frameSize), avutil::av_audio_fifo_free);
        this.source = stereoFrame(natives, AV_SAMPLE_FMT_FLTP, Pcm.SAMPLE_RATE, BLOCK_FRAMES);
        this.frame = stereoFrame(natives, to.sample_fmt(), to.sample_rate(), frameSize);
    }

    /** Feeds all of it; the last frame may be short. */
    void push(Pcm audio) throws IOException {
        for (int start = 0; start < audio.frames(); start += BLOCK_FRAMES) {
            int count = Math.min(BLOCK_FRAMES, audio.frames() - start);
            Ffmpeg.check(av_frame_make_writable(source), "copy samples");
            copy(audio.left(), start, count, 0);
            copy(audio.right(), start, count, 1);
            source.nb_samples(count);
            resampler.push(source);
            drain(frameSize);
        }
        resampler.finish();
        drain(frameSize);
        drain(1);
    }

    private void copy(float[] samples, int start, int count, int channel) {
        for (int i = 0; i < count; i++) {
            float sample = samples[start + i];
            block[i] = Float.isFinite(sample) ? rounded(sample) : 0;
        }
        new FloatPointer(source.data(channel)).put(block, 0, count);
    }

    private float rounded(float sample) {
        return rounding ? (float) (Math.rint(sample * STEPS_OF_24_BITS) / STEPS_OF_24_BITS) : sample;
    }

    private void collect(AVFrame converted) throws IOException {
        Ffmpeg.check(av_audio_fifo_write(ready, converted.extended_data(), converted.nb_samples()), "buffer samples");
    }

    private void drain(int atLeast) throws IOException {
        while (av_audio_fifo_size(ready) >= atLeast) {
            int count = Math.min(frameSize, av_audio_fifo_size(ready));
            frame.nb_samples(frameSize);
            Ffmpeg.check(av_frame_make_writable(frame), "copy samples");
            frame.nb_samples(Ffmpeg.check(av_audio_fifo_read(ready, frame.extended_data(), count), "buffer samples"));
            frame.pts(sent);
            sent += count;
            encoder.accept(frame);
        }
    }

    private static AVFrame stereoFrame(NativeScope natives, int format, int rate, int frames) throws IOException {
        AVFrame made = natives.own(av_frame_alloc(), avutil::av_frame_free);
        made.format(format).sample_rate(rate).nb_samples(frames);
        av_channel_layout_default(made.ch_layout(), 2);
        Ffmpeg.check(av_frame_get_buffer(made, 0), "allocate a frame");
        return made;
    }
}
