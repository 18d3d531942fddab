package dev.acestep.audio;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.javacpp.PointerPointer;

/** An opened foreign file: the one audio stream that is used of it, and its packets. */
final class SourceFile {
    /** Containers of sound alone; playlists, which would name other files and addresses, are not among them. */
    private static final String CONTAINERS = "wav,w64,aiff,au,caf,flac,mp3,ogg,aac,mov,matroska,wv";

    private final ChannelIo io;
    private final AVFormatContext container;
    private final AVStream stream;
    private final AVPacket packet;
    private final Map<String, String> metadata;
    private final Optional<Gapless> gapless;
    private boolean first = true;

    SourceFile(NativeScope natives, ChannelIo io) throws IOException {
        this.io = io;
        this.container = natives.own(avformat_alloc_context(), avformat::avformat_close_input);
        this.packet = natives.own(av_packet_alloc(), avcodec::av_packet_free);
        open();
        this.stream = audioStream();
        this.metadata = Dictionary.read(container.metadata());
        this.metadata.putAll(Dictionary.read(stream.metadata()));
        this.gapless = containerName().equals("aac")
                ? Optional.ofNullable(metadata.get(Gapless.TAG)).flatMap(Gapless::parse)
                : Optional.empty();
    }

    AVStream stream() {
        return stream;
    }

    String codec() {
        return avcodec_get_name(stream.codecpar().codec_id()).getString(StandardCharsets.UTF_8);
    }

    /** What a tag says about the music's place in the stream, where the container has no better way to say it. */
    Optional<Gapless> gapless() {
        return gapless;
    }

    /** The stream's next packet, valid until the next call; empty at the end of what can be read. */
    Optional<AVPacket> next() throws IOException {
        do {
            av_packet_unref(packet);
            if (av_read_frame(container, packet) < 0) {
                failOnBrokenDisk();
                return Optional.empty();
            }
        } while (packet.stream_index() != stream.index());
        if (first && gapless.isPresent()) {
            new Skip(gapless.get().delay(), 0).addTo(packet);
        }
        first = false;
        return Optional.of(packet);
    }

    /** Looks through all packets: what a header says about the length need not be true. */
    AudioInfo info() throws IOException {
        int rate = Math.max(1, stream.codecpar().sample_rate());
        long ticks = 0;
        long skipped = 0;
        long usual = 0;
        for (Optional<AVPacket> next = next(); next.isPresent(); next = next()) {
            Skip skip = Skip.of(packet);
            // Some containers give a cut last packet its cut length, others its full one.
            ticks += skip.end() > 0 ? Math.max(usual, packet.duration()) : packet.duration();
            usual = packet.duration();
            skipped += skip.start() + skip.end();
        }
        double counted =
                ticks * (double) stream.time_base().num() / stream.time_base().den() - skipped / (double) rate;
        double seconds = gapless.map(g -> g.frames() / (double) rate).orElse(Math.max(0, counted));
        int channels = stream.codecpar().ch_layout().nb_channels();
        return new AudioInfo(containerName(), codec(), rate, channels, seconds, tags());
    }

    private Tags tags() {
        return new Tags(
                metadata.getOrDefault("title", ""),
                metadata.getOrDefault("artist", ""),
                metadata.getOrDefault("comment", ""),
                metadata.getOrDefault("lyrics", ""));
    }

    private void open() throws IOException {
        container.pb(io.context());
        try (Dictionary options = new Dictionary()) {
            options.put("format_whitelist", CONTAINERS);
            options.put("protocol_whitelist", "none");
            // An MP3 with a large cover in front is only known for what it is behind the cover.
            options.put("formatprobesize", String.valueOf(8 << 20));
            options.put("max_streams", "64");
            int opened = avformat_open_input(container, (String) null, null, options.pointer());
            failOnBrokenDisk();
            if (opened < 0) {
                throw new UnreadableAudio("the file is not audio of a known kind (%s), or its beginning is damaged"
                        .formatted(CONTAINERS.replace(",", ", ")));
            }
        }
    }

    private AVStream audioStream() throws IOException {
        discardAllBut(AVMEDIA_TYPE_AUDIO);
        int analysed = avformat_find_stream_info(container, (AVDictionary) null);
        failOnBrokenDisk();
        int best = av_find_best_stream(container, AVMEDIA_TYPE_AUDIO, -1, -1, (PointerPointer<?>) null, 0);
        if (analysed < 0 || best < 0) {
            throw new UnreadableAudio("the file holds no audio");
        }
        return container.streams(best);
    }

    private void discardAllBut(int mediaType) {
        for (int i = 0; i < container.nb_streams(); i++) {
            if (container.streams(i).codecpar().codec_type() != mediaType) {
                container.streams(i).discard(avcodec.AVDISCARD_ALL);
            }
        }
    }

    private String containerName() {
        return container.iformat().name().getString(StandardCharsets.UTF_8);
    }

    private void failOnBrokenDisk() throws IOException {
        if (io.failure().isPresent()) {
            throw io.failure().get();
        }
    }
}
