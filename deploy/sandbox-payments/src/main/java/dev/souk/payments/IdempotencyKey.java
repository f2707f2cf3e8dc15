package dev.souk.payments;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The caller's name for one request, and the hash by which a repetition is told from another request. */
record IdempotencyKey(String key, String bodyHash) {

    static final int LONGEST = 255;

    static IdempotencyKey of(@Nullable String key, byte[] body) {
        if (key == null || key.isBlank() || key.length() > LONGEST) {
            throw Problem.of(
                    400, "idempotency-key-required", "Idempotency-Key must have 1 to " + LONGEST + " characters.");
        }
        return new IdempotencyKey(key, hash(body));
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
