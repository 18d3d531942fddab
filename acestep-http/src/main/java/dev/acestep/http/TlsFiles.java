package dev.acestep.http;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The files that make the server speak https, both PEM.
 *
 * @param certificate chain, the server's own certificate first
 * @param key PKCS#8, not encrypted, RSA or EC
 * @param look time between two looks whether the files were renewed
 */
public record TlsFiles(Path certificate, Path key, Duration look) {
    /** Files that are looked at once a minute. */
    public static TlsFiles of(Path certificate, Path key) {
        return new TlsFiles(certificate, key, Duration.ofMinutes(1));
    }
}
