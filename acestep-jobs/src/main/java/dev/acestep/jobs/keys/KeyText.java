package dev.acestep.jobs.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a caller sends, {@code acestep_<id>_<secret>}: the id finds the row, the secret is 256 random bits.
 *
 * @param id public: 12 hexadecimal digits
 * @param secret base64url, never stored
 */
record KeyText(String id, String secret) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 6;
    private static final int SECRET_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final Pattern FORM = Pattern.compile("acestep_([0-9a-f]{12})_([A-Za-z0-9_-]{43})");

    static KeyText create() {
        return new KeyText(HexFormat.of().formatHex(random(ID_BYTES)), randomText());
    }

    static Optional<KeyText> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new KeyText(form.group(1), form.group(2))) : Optional.empty();
    }

    /** 256 random bits as base64url. */
    static String randomText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(SECRET_BYTES));
    }

    static byte[] salt() {
        return random(SALT_BYTES);
    }

    /** What is stored of it. */
    byte[] hash(byte[] salt) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** The whole text; {@link #toString} hides the secret. */
    String text() {
        return "acestep_%s_%s".formatted(id, secret);
    }

    @Override
    public String toString() {
        return "KeyText[%s]".formatted(id);
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
