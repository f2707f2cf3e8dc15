package dev.souk.catalog.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a feed says, in 128 bits: equal when it says the same. */
final class Fingerprint {

    private static final int BYTES = 16;

    /** Raise it when the importer makes something else of the same line: the next import then writes all lines anew. */
    private static final String RULES = "1";

    private final MessageDigest sha256;

    Fingerprint() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
        add(RULES);
    }

    /** Each value goes with its length, so that {@code ab, c} differs from {@code a, bc}. */
    Fingerprint add(@Nullable Object value) {
        byte[] bytes = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        sha256.update(bytes);
        return this;
    }

    Fingerprint add(Collection<String> values) {
        add(values.size());
        values.forEach(this::add);
        return this;
    }

    Fingerprint add(Map<String, String> values) {
        return add(values.keySet()).add(values.values());
    }

    /** 32 hexadecimal digits. */
    String hex() {
        return HexFormat.of().formatHex(Arrays.copyOf(sha256.digest(), BYTES));
    }
}
