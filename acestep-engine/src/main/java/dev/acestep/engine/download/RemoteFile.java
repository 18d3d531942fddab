package dev.acestep.engine.download;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file as a hub lists it. Listings are not trusted: a path that leads out of its folder is refused.
 *
 * @param sha256 in lower-case hexadecimal digits, if the hub says it
 */
record RemoteFile(String path, long size, Optional<String> sha256) {
    private static final long LARGEST = 1L << 40;
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CLIMBING = Pattern.compile("(^|.*/)\\.\\.?(/.*|$)");

    RemoteFile {
        boolean odd = path.isEmpty() || path.chars().anyMatch(c -> c < ' ' || c == 0x7F || c == '\\');
        if (odd || path.startsWith("/") || CLIMBING.matcher(path).matches()) {
            throw new DownloadFailed("the listing names a file \"%s\", which is not a path in a repository"
                    .formatted(path.replaceAll("\\p{Cntrl}", "?")));
        }
        if (size < 0 || size > LARGEST) {
            throw new DownloadFailed("the listing gives %s the size %d, which is not allowed (0 to %d bytes)"
                    .formatted(path, size, LARGEST));
        }
    }

    /** A checksum as hubs write it, with or without its kind before it; one of another form is none. */
    static Optional<String> digest(String text) {
        String digits = text.toLowerCase(Locale.ROOT).replaceFirst("^sha256:", "");
        return DIGEST.matcher(digits).matches() ? Optional.of(digits) : Optional.empty();
    }

    RemoteFile withDigest(String digest) {
        return new RemoteFile(path, size, Optional.of(digest));
    }

    /** The last part of its path. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The folder that holds it, empty for the top of the repository. */
    String folder() {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }
}
