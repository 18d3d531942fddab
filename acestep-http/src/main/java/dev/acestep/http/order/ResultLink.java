package dev.acestep.http.order;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that a client took from an answer in order to name a result, or a file that it sent ahead. */
public sealed interface ResultLink {
    /** {@code /v1/audio?path=…}; the path is decoded. */
    record AudioPath(String path) implements ResultLink {}

    /** {@code /outputs/{token}/{name}}. */
    record Output(String token, String name) implements ResultLink {}

    /** {@code /api/v3/media/files/{name}}: a file that a caller sent ahead. */
    record Sent(String name) implements ResultLink {
        /** Leads the name. */
        public static final String PATH = "/api/v3/media/files/";
    }

    /** A URL of somebody else, or one of ours that is no result. */
    record Foreign() implements ResultLink {}

    Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*", Pattern.DOTALL);
    Pattern HTTP = Pattern.compile("(https?)://([^/?#]*).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    Pattern AUDIO = Pattern.compile("(?:/.*)?/v1/audio\\?(?:.*&)?path=([^&#]*).*", Pattern.DOTALL);
    Pattern OUTPUT = Pattern.compile("(?:/.*)?/outputs/([A-Za-z0-9_-]{16,})/([^/?#]+)", Pattern.DOTALL);

    Pattern SENT = Pattern.compile("(?:/.*)?" + Sent.PATH + "([^/?#]+)", Pattern.DOTALL);

    /** The link, unless the text is a plain path. */
    static Optional<ResultLink> parse(String text, Set<String> ownHosts) {
        if (!URL.matcher(text).matches()) {
            return local(text);
        }
        boolean own = authority(text).filter(ownHosts::contains).isPresent();
        return own ? local(withoutAuthority(text)).or(() -> Optional.of(new Foreign())) : Optional.of(new Foreign());
    }

    private static String withoutAuthority(String url) {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        return path < 0 ? "" : url.substring(path);
    }

    /** Host and port of a URL as they are compared: lower case, without the port that goes without saying. */
    static Optional<String> authority(String url) {
        Matcher matcher = HTTP.matcher(url);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String usual = matcher.group(1).equalsIgnoreCase("https") ? ":443" : ":80";
        String authority = matcher.group(2).toLowerCase(Locale.ROOT);
        return Optional.of(
                authority.endsWith(usual) ? authority.substring(0, authority.length() - usual.length()) : authority);
    }

    private static Optional<ResultLink> local(String text) {
        Matcher audio = AUDIO.matcher(text);
        if (audio.matches()) {
            return Optional.of(new AudioPath(decoded(audio.group(1))));
        }
        Matcher output = OUTPUT.matcher(text);
        if (output.matches()) {
            return Optional.of(new Output(output.group(1), decoded(output.group(2))));
        }
        Matcher sent = SENT.matcher(text);
        return sent.matches() ? Optional.of(new Sent(sent.group(1))) : Optional.empty();
    }

    private static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return encoded;
        }
    }
}
