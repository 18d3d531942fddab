package dev.acestep.http.server;

import dev.acestep.http.TlsFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who the server is to its https callers: its certificates and the key that belongs to the first of them. */
record Identity(List<Certificate> chain, PrivateKey key) {
    private static final long LARGEST_FILE = 1 << 20;
    private static final Pattern KEY_BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----([^-]*)-----END \\1-----");

    Identity {
        chain = List.copyOf(chain);
    }

    /**
     * Reads and checks both files.
     *
     * @throws CertificateException naming the variable, the file and what is wrong with it
     */
    static Identity read(TlsFiles files) throws CertificateException {
        List<Certificate> chain = chain(files.certificate());
        PublicKey first = chain.getFirst().getPublicKey();
        PrivateKey key = key(files.key(), first.getAlgorithm());
        if (!belong(key, first)) {
            throw unusable("KEY", files.key(), "it does not belong to the first certificate of " + files.certificate());
        }
        return new Identity(chain, key);
    }

    /** As Java's TLS wants it; the passwords are empty. */
    KeyStore keyStore() throws CertificateException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, new char[0], chain.toArray(Certificate[]::new));
            return store;
        } catch (KeyStoreException e) {
            throw new CertificateException(
                    "ACESTEP_TLS_CERT: each certificate of the chain has to be signed by the next one", e);
        } catch (GeneralSecurityException | IOException e) {
            throw new CertificateException("Certificate and key cannot be used: " + e.getMessage(), e);
        }
    }

    private static List<Certificate> chain(Path file) throws CertificateException {
        byte[] pem = text("CERT", file).getBytes(StandardCharsets.UTF_8);
        try {
            List<Certificate> chain = new ArrayList<>(
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)));
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (CertificateException e) {
            throw unusable("CERT", file, "it is no chain of X.509 certificates in PEM form", e);
        }
        throw unusable("CERT", file, "there is no certificate in it");
    }

    private static PrivateKey key(Path file, String algorithm) throws CertificateException {
        Matcher block = KEY_BLOCK.matcher(text("KEY", file));
        if (!block.find()) {
            throw unusable("KEY", file, "there is no private key in PEM form in it");
        }
        if (!block.group(1).equals("PRIVATE KEY")) {
            throw unusable(
                    "KEY",
                    file,
                    "it has to be a PKCS#8 key without password; convert it with: openssl pkey -in %s -out %s.pkcs8"
                            .formatted(file, file));
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(block.group(2));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (InvalidKeySpecException | IllegalArgumentException e) {
            throw unusable("KEY", file, "it is not a PKCS#8 key of the certificate's kind, " + algorithm, e);
        } catch (GeneralSecurityException e) {
            throw unusable("KEY", file, algorithm + " keys are not known here", e);
        }
    }

    private static boolean belong(PrivateKey key, PublicKey certified) throws CertificateException {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            throw new CertificateException("ACESTEP_TLS_KEY: the key cannot sign: " + e.getMessage(), e);
        }
    }

    private static String text(String variable, Path file) throws CertificateException {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw unusable(variable, file, "it is larger than 1 MB");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw unusable(variable, file, "it cannot be read", e);
        }
    }

    private static CertificateException unusable(String variable, Path file, String why) {
        return new CertificateException("ACESTEP_TLS_%s: %s cannot be used: %s".formatted(variable, file, why));
    }

    private static CertificateException unusable(String variable, Path file, String why, Exception cause) {
        CertificateException refusal = unusable(variable, file, why);
        refusal.initCause(cause);
        return refusal;
    }
}
