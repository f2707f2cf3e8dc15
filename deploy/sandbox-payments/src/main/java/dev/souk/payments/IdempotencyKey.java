package dev.souk.payments;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * The caller's name for one request, and the hash by which a repetition is told from another request. The hash is keyed: a plain
 * one of a body with a card's number is guessed back in minutes.
 */
record IdempotencyKey(String key, String bodyHash) {

    static final int LONGEST = 255;

    static IdempotencyKey of(@Nullable String key, byte[] body, SecretKey secret) {
        if (key == null || key.isBlank() || key.length() > LONGEST) {
            throw Problem.of(
                    400, "idempotency-key-required", "Idempotency-Key must have 1 to " + LONGEST + " characters.");
        }
        return new IdempotencyKey(key, hash(body, secret));
    }

    private static String hash(byte[] body, SecretKey secret) {
        try {
            Mac mac = Mac.getInstance(secret.getAlgorithm());
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + secret.getAlgorithm(), impossible);
        }
    }
}
