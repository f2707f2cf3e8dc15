package dev.souk.web.identity;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** Where tokens come from: checkout itself, or for the other services the way there. */
public interface IdentityProvider {

    /** The keys, and the sessions revoked since; fails when it cannot be asked. */
    Uni<IdentityNews> news(Instant since);

    /** The next tokens; empty when the refresh token is not, or no longer, good. Fails when it cannot be asked. */
    Uni<Optional<Tokens>> renew(String refreshToken);
}
