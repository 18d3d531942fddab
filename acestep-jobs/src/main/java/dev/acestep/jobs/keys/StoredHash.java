package dev.acestep.jobs.keys;

import java.security.MessageDigest;

/** What a key's text is compared with: a salt, and the hash of salt and secret. */
final class StoredHash {
    /** Stands for the key that does not exist, so that looking for it takes as long. */
    static final StoredHash NOBODY = of(KeyText.create());

    private final byte[] salt;
    private final byte[] hash;

    StoredHash(byte[] salt, byte[] hash) {
        this.salt = salt.clone();
        this.hash = hash.clone();
    }

    static StoredHash of(KeyText key) {
        byte[] salt = KeyText.salt();
        return new StoredHash(salt, key.hash(salt));
    }

    byte[] salt() {
        return salt.clone();
    }

    byte[] hash() {
        return hash.clone();
    }

    /** Compares in a time that does not depend on where the difference is. */
    boolean matches(KeyText key) {
        return MessageDigest.isEqual(hash, key.hash(salt));
    }
}
