package dev.souk.web.visitor;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Signs texts (HMAC-SHA256) and knows its signatures again, also those of keys that were rotated away. */
public final class Signer {

    private static final String ALGORITHM = "HmacSHA256";

    /** 128 bits of the code are enough against guessing, and half as long in a cookie. */
    private static final int BYTES = 16;

    private final List<SecretKey> keys;

    Signer(List<SecretKey> keys) {
        this.keys = keys;
    }

    static SecretKey subkey(String secret, String purpose) {
        SecretKey master = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        return new SecretKeySpec(code(master, purpose), ALGORITHM);
    }

    /** 22 characters, safe in a cookie, an address and an attribute. */
    public String sign(String text) {
        return signature(keys.getFirst(), text);
    }

    /** Whether one of our keys made {@code signature}; it takes as long for a nearly right one as for a wrong one. */
    public boolean verifies(String text, String signature) {
        byte[] claimed = signature.getBytes(StandardCharsets.UTF_8);
        boolean known = false;
        for (SecretKey key : keys) {
            known |= MessageDigest.isEqual(signature(key, text).getBytes(StandardCharsets.UTF_8), claimed);
        }
        return known;
    }

    private static String signature(SecretKey key, String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(code(key, text), BYTES));
    }

    private static byte[] code(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }
}
