package dev.souk.db.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name a caller gave one request of its own, and what makes it that request. Only hashes of it are stored: the caller
 * and the path may be secrets.
 *
 * @param caller who asks: a token's subject, or the id of the guest's cart or checkout session
 * @param path of the request, with its ids
 * @param key the {@code Idempotency-Key} header, 1 to 255 characters
 * @param body the request's, byte by byte: another order of the same fields is another request
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a record: its hashes are
public record IdempotencyKey(String caller, String method, String path, String key, byte[] body) {

    public static final int LONGEST_KEY = 255;

    /** @throws IllegalArgumentException if the key is empty or too long */
    public IdempotencyKey {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("An idempotency key has 1 to 255 characters, not " + key.length());
        }
    }

    /** What makes two requests the same key: caller, method, path and key, told apart by their lengths. */
    String scopeHash() {
        MessageDigest digest = sha256();
        for (String part : new String[] {caller, method, path, key}) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    String bodyHash() {
        return HexFormat.of().formatHex(sha256().digest(body));
    }

    @Override
    public String toString() {
        return "idempotency key of a " + method;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
