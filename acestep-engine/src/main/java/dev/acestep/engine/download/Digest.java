package dev.acestep.engine.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over what is fed to it. */
final class Digest {
    private static final int BLOCK = 1 << 20;

    private final MessageDigest sha256;

    Digest() {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static Digest of(Path file) throws IOException, InterruptedException {
        Digest digest = new Digest();
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.add(block, read);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        }
        return digest;
    }

    void add(byte[] bytes, int count) {
        sha256.update(bytes, 0, count);
    }

    /** The checksum so far; begins anew. */
    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
