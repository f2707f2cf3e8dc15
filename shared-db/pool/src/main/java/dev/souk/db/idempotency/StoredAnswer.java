package dev.souk.db.idempotency;

import java.util.Map;

/**
 * The answer a key is answered with from now on. Store what the caller need not ask for again (2xx, 402); for all else
 * let the key go, so that the caller may try again with it.
 *
 * @param headers those that belong to the answer itself, {@code Location} and {@code ETag} say
 * @param body at most a million characters
 */
public record StoredAnswer(int status, Map<String, String> headers, String body) {

    /** A cart of a hundred lines takes 30,000; a body beyond this does not belong into a row. */
    private static final int LONGEST_BODY = 1_000_000;

    /** @throws IllegalArgumentException if the body is too long */
    public StoredAnswer {
        headers = Map.copyOf(headers);
        if (body.length() > LONGEST_BODY) {
            throw new IllegalArgumentException(
                    "An answer of %d characters is too long to be stored".formatted(body.length()));
        }
    }
}
