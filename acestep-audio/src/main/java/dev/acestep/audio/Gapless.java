package dev.acestep.audio;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What has to be cut from a decoded file to get the music back, in the notation that iTunes made common
 * ({@code iTunSMPB}): the only place where a raw AAC stream can say it is an ID3 tag before it.
 *
 * @param delay frames before the music
 * @param padding frames after it
 * @param frames of music
 */
record Gapless(int delay, int padding, long frames) {
    static final String TAG = "iTunSMPB";

    private static final Pattern FORM =
            Pattern.compile("\\s*0{8} ([0-9A-Fa-f]{8}) ([0-9A-Fa-f]{8}) ([0-9A-Fa-f]{16})(\\s.*)?");

    /** Of an encoder that makes blocks of {@code blockFrames} and starts {@code delay} frames before the music. */
    static Gapless of(long frames, int delay, int blockFrames) {
        int padding = (int) Math.floorMod(-(frames + delay), (long) blockFrames);
        return new Gapless(delay, padding, frames);
    }

    static Optional<Gapless> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()
                || matcher.group(1).charAt(0) > '0'
                || matcher.group(2).charAt(0) > '0') {
            return Optional.empty();
        }
        long frames = Long.parseUnsignedLong(matcher.group(3), 16);
        return frames < 0
                ? Optional.empty()
                : Optional.of(new Gapless(hex(matcher.group(1)), hex(matcher.group(2)), frames));
    }

    String text() {
        return String.format(Locale.ROOT, " 00000000 %08X %08X %016X", delay, padding, frames) + " 00000000".repeat(8);
    }

    private static int hex(String digits) {
        return Integer.parseInt(digits, 16);
    }
}
