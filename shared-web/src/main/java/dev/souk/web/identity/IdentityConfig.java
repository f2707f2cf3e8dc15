package dev.souk.web.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How a service knows who is signed in. */
@ConfigMapping(prefix = "souk.identity")
interface IdentityConfig {

    /** Where checkout is: {@code http://127.0.0.1:8183}. Checkout itself needs none; without, everybody is a guest. */
    Optional<URI> url();

    /** One question. A renewal is one transaction, 20 ms; a page waits no longer, and goes on with what it knows. */
    @WithDefault("800ms")
    Duration timeout();

    /** How often keys and revoked sessions are asked for: what is revoked is refused everywhere within a minute, also when a try or two fail. */
    @WithDefault("10s")
    Duration newsEvery();

    /** An unknown key is asked for at once, but no oftener: anybody can name one. */
    @WithDefault("2s")
    Duration newsAtMostEvery();

    /** So long after its end an access token still says on pages who one is, while nobody can be asked to renew it. */
    @WithDefault("1h")
    Duration outlives();

    /** Tokens whose signature was verified are remembered, a kilobyte each. */
    @WithDefault("10000")
    int remembered();
}
