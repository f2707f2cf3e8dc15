package dev.souk.web.identity;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What whoever verifies tokens has to know.
 *
 * @param keys public keys as JWKs (RFC 7517), all that may have signed a token that still lives
 * @param revoked sessions that were ended before their tokens expire
 */
@RegisterForReflection
public record IdentityNews(List<Map<String, Object>> keys, List<Revoked> revoked) {

    public IdentityNews {
        keys = List.copyOf(keys);
        revoked = List.copyOf(revoked);
    }

    /**
     * A session that is over.
     *
     * @param until from then on none of its tokens lives, and it can be forgotten
     */
    @RegisterForReflection
    public record Revoked(String session, Instant until) {}
}
