package dev.acestep.audio;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GLOBALHEADER;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S32;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_get_sample_fmt;

import dev.acestep.music.Pcm;
import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.jspecify.annotations.Nullable;

/** One file in the making: samples → encoder → container. */
final class Encoding {
    private static final int STEREO = 2;

    /** Wider than what most music needs, and the widest that FLAC players agree on. */
    private static final int FLAC_BITS = 24;

    private final NativeScope natives;
    private final ChannelIo io;
    private final EncoderSettings settings;
    private final AVFormatContext container;
    private final AVCodecContext encoder;
    private final AVStream stream;
    private final AVPacket packet;
    private long padding;

    Encoding(NativeScope natives, ChannelIo io, EncoderSettings settings) throws IOException {
        this.natives = natives;
        this.io = io;
        this.settings = settings;
        this.container = newContainer();
        this.encoder = newEncoder();
        this.packet = natives.own(av_packet_alloc(), avcodec::av_packet_free);
        this.stream = avformat_new_stream(container, null);
        Ffmpeg.check(avcodec_parameters_from_context(stream.codecpar(), encoder), "describe the stream");
        stream.time_base(encoder.time_base());
    }

    void write(Pcm audio, Tags tags) throws IOException {
        writeHeader(audio, tags);
        FrameFeed feed = new FrameFeed(natives, encoder, this::encode);
        feed.push(audio);
        encode(null);
        check(av_write_trailer(container), "finish the file");
    }

    private AVFormatContext newContainer() throws IOException {
        AVFormatContext made = new AVFormatContext(null);
        String name = settings.container();
        Ffmpeg.check(avformat_alloc_output_context2(made, (AVOutputFormat) null, name, (String) null), "write " + name);
        natives.own(made, avformat::avformat_free_context);
        made.pb(io.context());
        made.flags(made.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
        return made;
    }

    private AVCodecContext newEncoder() throws IOException {
        AVCodec codec = avcodec_find_encoder_by_name(settings.encoder());
        if (codec == null) {
            throw new IOException("this ffmpeg has no encoder " + settings.encoder());
        }
        AVCodecContext made = natives.own(avcodec_alloc_context3(codec), avcodec::avcodec_free_context);
        int sampleFormat = av_get_sample_fmt(settings.sampleFormat());
        made.sample_fmt(sampleFormat).sample_rate(settings.sampleRate()).bit_rate(settings.bitRate());
        made.time_base().num(1).den(settings.sampleRate());
        made.bits_per_raw_sample(sampleFormat == AV_SAMPLE_FMT_S32 ? FLAC_BITS : 0);
        av_channel_layout_default(made.ch_layout(), STEREO);
        boolean headerInFront = (container.oformat().flags() & AVFMT_GLOBALHEADER) != 0;
        made.flags(made.flags() | AV_CODEC_FLAG_BITEXACT | (headerInFront ? AV_CODEC_FLAG_GLOBAL_HEADER : 0));
        try (Dictionary options = new Dictionary()) {
            // Only AAC knows it: the search that is its default lets single peaks rise by up to 2 dB.
            options.put("aac_coder", "fast");
            Ffmpeg.check(avcodec_open2(made, codec, options.pointer()), "start the encoder");
        }
        return made;
    }

    private void writeHeader(Pcm audio, Tags tags) throws IOException {
        try (Dictionary metadata = new Dictionary();
                Dictionary options = new Dictionary()) {
            metadata.putIfPresent("title", tags.title());
            metadata.putIfPresent("artist", tags.artist());
            metadata.putIfPresent("comment", tags.comment());
            metadata.putIfPresent("lyrics", tags.lyrics());
            if (settings.container().equals("adts")) {
                Gapless gapless = Gapless.of(audio.frames(), encoder.initial_padding(), encoder.frame_size());
                metadata.put(Gapless.TAG, gapless.text());
            }
            metadata.copyTo(container);
            // Each container takes the options that it knows: version 2.3 is the ID3 that every player reads.
            options.put("id3v2_version", "3");
            options.put("write_id3v2", "1");
            check(avformat_write_header(container, options.pointer()), "write the header");
        }
    }

    /** Hands a frame to the encoder, or the end of the stream, and writes the packets that come out. */
    private void encode(@Nullable AVFrame frame) throws IOException {
        check(avcodec_send_frame(encoder, frame), "encode");
        int result = avcodec_receive_packet(encoder, packet);
        while (result >= 0) {
            packet.stream_index(stream.index());
            addUpPadding();
            av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
            check(av_interleaved_write_frame(container, packet), "write");
            result = avcodec_receive_packet(encoder, packet);
        }
        if (result != AVERROR_EAGAIN() && result != AVERROR_EOF) {
            check(result, "encode");
        }
    }

    /** The padding may reach over several packets, but the MP3 container only believes the last one. */
    private void addUpPadding() {
        Skip skip = Skip.of(packet);
        padding = skip.end() == 0 ? 0 : padding + skip.end();
        if (padding > skip.end()) {
            new Skip(skip.start(), padding).addTo(packet);
        }
    }

    /** A failing disk shows itself late and vaguely in ffmpeg's results, early and clearly in the channel. */
    private void check(int result, String doing) throws IOException {
        if (io.failure().isPresent()) {
            throw io.failure().get();
        }
        Ffmpeg.check(result, doing);
    }
}
