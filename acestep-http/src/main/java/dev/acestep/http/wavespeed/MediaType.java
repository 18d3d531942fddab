package dev.acestep.http.wavespeed;

import dev.acestep.http.Download;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a file is.
 *
 * @param kind audio, image or video
 * @param contentType for answers; never one that a browser would run
 */
record MediaType(String kind, String contentType) {
    /** How many of a file's first bytes are enough to tell. */
    static final int HEAD = 64;

    /** Of bytes that nobody knows. */
    static final String UNKNOWN = "application/octet-stream";

    private static final List<Signature> SIGNATURES = List.of(
            new Signature("audio", "audio/wav", head -> at(head, 0, "RIFF") && at(head, 8, "WAVE")),
            new Signature("audio", "audio/flac", head -> at(head, 0, "fLaC")),
            new Signature("audio", "audio/mpeg", head -> at(head, 0, "ID3") || isMpegAudio(head)),
            new Signature("audio", "audio/aac", MediaType::isAdts),
            new Signature("audio", "audio/ogg", head -> at(head, 0, "OggS")),
            new Signature("audio", "audio/mp4", head -> at(head, 4, "ftypM4A")),
            new Signature("audio", "audio/aiff", head -> at(head, 0, "FORM") && at(head, 8, "AIF")),
            new Signature("audio", "audio/midi", head -> at(head, 0, "MThd")),
            new Signature("image", "image/png", head -> at(head, 0, "\u0089PNG\r\n")),
            new Signature("image", "image/jpeg", head -> at(head, 0, "\u00ff\u00d8\u00ff")),
            new Signature("image", "image/gif", head -> at(head, 0, "GIF8")),
            new Signature("image", "image/webp", head -> at(head, 0, "RIFF") && at(head, 8, "WEBP")),
            new Signature("video", "video/x-msvideo", head -> at(head, 0, "RIFF") && at(head, 8, "AVI ")),
            new Signature("video", "video/quicktime", head -> at(head, 4, "ftypqt")),
            new Signature("video", "video/mp4", head -> at(head, 4, "ftyp")),
            new Signature("video", "video/webm", head -> at(head, 0, "\u001aE\u00df\u00a3")));

    /** The type that the file's first bytes tell, or else its name's end. */
    static Optional<MediaType> of(byte[] head, String name) {
        return SIGNATURES.stream()
                .filter(signature -> signature.fits().test(head))
                .findFirst()
                .map(signature -> new MediaType(signature.kind(), signature.contentType()))
                .or(() -> named(name));
    }

    private static Optional<MediaType> named(String name) {
        String type = Download.contentType(name);
        return type.startsWith("audio/") ? Optional.of(new MediaType("audio", type)) : Optional.empty();
    }

    private static boolean at(byte[] head, int offset, String bytes) {
        byte[] wanted = bytes.getBytes(StandardCharsets.ISO_8859_1);
        if (head.length < offset + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (head[offset + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** A frame of layer I to III: eleven set bits, then a version and a layer that exist. */
    private static boolean isMpegAudio(byte[] head) {
        return hasSync(head) && (head[1] & 0x06) != 0 && (head[1] & 0x18) != 0x08;
    }

    /** The same sync, where the layer's bits are none. */
    private static boolean isAdts(byte[] head) {
        return hasSync(head) && (head[1] & 0xF6) == 0xF0;
    }

    private static boolean hasSync(byte[] head) {
        return head.length > 1 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xE0) == 0xE0;
    }

    private record Signature(String kind, String contentType, Predicate<byte[]> fits) {}
}
