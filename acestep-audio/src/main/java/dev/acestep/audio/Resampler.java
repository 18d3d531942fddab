package dev.acestep.audio;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INPUT_CHANGED;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_OUTPUT_CHANGED;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_double;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc;
import static org.bytedeco.ffmpeg.global.swresample.swr_config_frame;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert_frame;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;
import static org.bytedeco.ffmpeg.global.swresample.swr_is_initialized;
import static org.bytedeco.ffmpeg.global.swresample.swr_set_matrix;

import java.io.IOException;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.jspecify.annotations.Nullable;

/** Turns frames of any rate, channel count and sample format into stereo frames of one rate and format. */
final class Resampler {
    /** Takes converted frames, which are only valid during the call. */
    @FunctionalInterface
    interface Sink {
        void accept(AVFrame frame) throws IOException;
    }

    /** One channel at its own level; by itself swresample would make it 3 dB softer. */
    private static final double[] BOTH_SIDES = {1, 1};

    private final int rate;
    private final int sampleFormat;
    private final Sink sink;
    private final AVFrame out;
    private SwrContext swr = swr_alloc();

    Resampler(NativeScope natives, int rate, int sampleFormat, Sink sink) {
        this.rate = rate;
        this.sampleFormat = sampleFormat;
        this.sink = sink;
        this.out = natives.own(av_frame_alloc(), avutil::av_frame_free);
        natives.own(swr, _ -> swr_free(swr));
    }

    /** Converts one frame; a source that changes its rate or layout midway is followed. */
    void push(AVFrame in) throws IOException {
        if (in.ch_layout().order() == AV_CHANNEL_ORDER_UNSPEC) {
            av_channel_layout_default(in.ch_layout(), in.ch_layout().nb_channels());
        }
        if (swr_is_initialized(swr) == 0) {
            configure(in);
        }
        int result = convert(in);
        if (result == AVERROR_INPUT_CHANGED || result == (AVERROR_INPUT_CHANGED | AVERROR_OUTPUT_CHANGED)) {
            finish();
            swr_free(swr);
            swr = swr_alloc();
            configure(in);
            result = convert(in);
        }
        Ffmpeg.check(result, "convert samples");
    }

    /** Hands on what the filter still holds. */
    void finish() throws IOException {
        if (swr_is_initialized(swr) != 0) {
            Ffmpeg.check(convert(null), "convert samples");
        }
    }

    private int convert(@Nullable AVFrame in) throws IOException {
        describeOut();
        int result = swr_convert_frame(swr, out, in);
        if (result >= 0 && out.nb_samples() > 0) {
            sink.accept(out);
        }
        return result;
    }

    private void describeOut() {
        av_frame_unref(out);
        out.format(sampleFormat).sample_rate(rate);
        av_channel_layout_default(out.ch_layout(), 2);
    }

    private void configure(AVFrame in) throws IOException {
        describeOut();
        // A downmix of full-scale channels stays within full scale, as when ffmpeg writes integers.
        av_opt_set_double(swr, "rematrix_maxval", 1.0, 0);
        Ffmpeg.check(swr_config_frame(swr, out, in), "convert samples");
        int channels = in.ch_layout().nb_channels();
        if (channels == 1) {
            swr_set_matrix(swr, BOTH_SIDES, 1);
        } else if (in.ch_layout().order() == AV_CHANNEL_ORDER_UNSPEC) {
            swr_set_matrix(swr, alternating(channels), channels);
        }
        Ffmpeg.check(swr_init(swr), "convert samples");
    }

    /** Channels that nobody names: even ones to the left, odd ones to the right. */
    private static double[] alternating(int channels) {
        double[] matrix = new double[2 * channels];
        for (int channel = 0; channel < channels; channel++) {
            matrix[channel % 2 * channels + channel] = 2.0 / (channels + 1);
        }
        return matrix;
    }
}
