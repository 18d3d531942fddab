package dev.acestep.audio;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_format;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_max_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;
import static org.bytedeco.ffmpeg.global.avutil.av_version_info;

import dev.acestep.music.AudioFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.javacpp.Loader;

/** The ffmpeg libraries inside the process: loaded by the first call that needs them, never earlier. */
public final class Ffmpeg {
    /** No honest audio file needs a larger single block; a lying header asks for gigabytes. */
    private static final long LARGEST_ALLOCATION = 256L << 20;

    private static boolean loaded;

    private Ffmpeg() {}

    /** For example {@code 8.0.1}; throws {@link IllegalStateException} where the libraries cannot be loaded. */
    public static String version() {
        load();
        return av_version_info().getString(StandardCharsets.UTF_8);
    }

    /** The formats that these libraries can really write. */
    public static Set<AudioFormat> encodable() {
        load();
        return Arrays.stream(AudioFormat.values())
                .filter(Ffmpeg::writes)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AudioFormat.class)));
    }

    /** Loads the libraries unless they are; says in one sentence why they cannot be. */
    static synchronized void load() {
        if (loaded) {
            return;
        }
        try {
            for (Class<?> library : new Class<?>[] {avutil.class, swresample.class, avcodec.class, avformat.class}) {
                Loader.load(library);
            }
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "ffmpeg's native libraries for %s cannot be loaded: %s".formatted(platform(), e.getMessage()), e);
        }
        av_log_set_level(AV_LOG_QUIET);
        av_max_alloc(LARGEST_ALLOCATION);
        loaded = true;
    }

    /** Passes a result of ffmpeg on, or throws what it means when it is an error. */
    static int check(int result, String doing) throws IOException {
        if (result < 0) {
            throw new IOException("ffmpeg cannot %s: %s".formatted(doing, meaning(result)));
        }
        return result;
    }

    private static String meaning(int error) {
        byte[] text = new byte[256];
        av_strerror(error, text, text.length);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    private static boolean writes(AudioFormat format) {
        return avcodec_find_encoder_by_name(format.encoder()) != null
                && av_guess_format(format.container(), null, null) != null;
    }

    private static String platform() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }
}
