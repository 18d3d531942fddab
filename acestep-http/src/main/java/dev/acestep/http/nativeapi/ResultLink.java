package dev.acestep.http.nativeapi;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that a client took from an answer in order to name a result. */
sealed interface ResultLink {
    /** {@code /v1/audio?path=…}; the path is decoded. */
    record AudioPath(String path) implements ResultLink {}

    /** {@code /outputs/{token}/{name}}. */
    record Output(String token, String name) implements ResultLink {}

    /** A URL of somebody else, or one of ours that is no result. */
    record Foreign() implements ResultLink {}

    Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*", Pattern.DOTALL);
    Pattern AUDIO = Pattern.compile("(?:/.*)?/v1/audio\\?(?:.*&)?path=([^&#]*).*", Pattern.DOTALL);
    Pattern OUTPUT = Pattern.compile("(?:/.*)?/outputs/([A-Za-z0-9_-]{16,})/([^/?#]+)", Pattern.DOTALL);

    /** The link, unless the text is a plain path. */
    static Optional<ResultLink> parse(String text, Set<String> ownHosts) {
        if (!URL.matcher(text).matches()) {
            return local(text);
        }
        Optional<URI> uri = uri(text).filter(url -> isOwn(url, ownHosts));
        return uri.flatMap(url -> local(url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery())))
                .or(() -> Optional.of(new Foreign()));
    }

    /** An authority as it is compared: lower case, without the port that goes without saying. */
    static String authority(String scheme, String authority) {
        String usual = scheme.equalsIgnoreCase("https") ? ":443" : ":80";
        String lower = authority.toLowerCase(Locale.ROOT);
        return lower.endsWith(usual) ? lower.substring(0, lower.length() - usual.length()) : lower;
    }

    private static Optional<ResultLink> local(String text) {
        Matcher audio = AUDIO.matcher(text);
        if (audio.matches()) {
            return Optional.of(new AudioPath(decoded(audio.group(1))));
        }
        Matcher output = OUTPUT.matcher(text);
        return output.matches() ? Optional.of(new Output(output.group(1), decoded(output.group(2)))) : Optional.empty();
    }

    private static boolean isOwn(URI url, Set<String> ownHosts) {
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        return http
                && url.getRawAuthority() != null
                && ownHosts.contains(authority(url.getScheme(), url.getRawAuthority()));
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException noUrl) {
            return Optional.empty();
        }
    }

    private static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return encoded;
        }
    }
}
