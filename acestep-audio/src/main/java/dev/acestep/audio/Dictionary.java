package dev.acestep.audio;

import static org.bytedeco.ffmpeg.global.avutil.av_dict_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_iterate;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** ffmpeg's string map, for tags and options. */
final class Dictionary implements AutoCloseable {
    private final AVDictionary pointer = new AVDictionary(null);

    void put(String key, String value) {
        try (BytePointer name = utf8(key);
                BytePointer text = utf8(value)) {
            av_dict_set(pointer, name, text, 0);
        }
    }

    void putIfPresent(String key, String value) {
        if (!value.isEmpty()) {
            put(key, value);
        }
    }

    AVDictionary pointer() {
        return pointer;
    }

    void copyTo(AVFormatContext container) {
        AVDictionary copy = new AVDictionary(null);
        av_dict_copy(copy, pointer, 0);
        container.metadata(copy);
    }

    @Override
    public void close() {
        av_dict_free(pointer);
    }

    /** The entries of a dictionary of ffmpeg's, found by name in any case. */
    static Map<String, String> read(@Nullable AVDictionary dictionary) {
        Map<String, String> entries = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (dictionary == null) {
            return entries;
        }
        AVDictionaryEntry entry = av_dict_iterate(dictionary, null);
        while (entry != null) {
            entries.put(text(entry.key()), text(entry.value()));
            entry = av_dict_iterate(dictionary, entry);
        }
        return entries;
    }

    private static String text(BytePointer pointer) {
        return pointer.getString(StandardCharsets.UTF_8);
    }

    private static BytePointer utf8(String text) {
        return new BytePointer(text, StandardCharsets.UTF_8);
    }
}
