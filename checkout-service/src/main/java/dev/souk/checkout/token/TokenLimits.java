package dev.souk.checkout.token;

import dev.souk.limit.RateLimit;
import dev.souk.limit.RateLimits;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** How often somebody may try to sign in. */
@Singleton
public final class TokenLimits {

    private final RateLimits limits;
    private final RateLimit byAddress;
    private final RateLimit byAccount;

    TokenLimits(RateLimits limits, TokenConfig config) {
        this.limits = limits;
        this.byAddress = new RateLimit("sign-in-by-address", config.triesByAddress(), config.within());
        this.byAccount = new RateLimit("sign-in-by-account", config.triesByAccount(), config.within());
    }

    /**
     * Counts a try. The address first: who is over its limit does not use up that of an account, and shuts nobody out.
     *
     * @param account what accounts are told apart by, whether there is one or not
     * @return fails with a 429 problem when there were too many
     */
    public Uni<Void> requireSignIn(String network, String account) {
        return limits.require(byAddress, network).chain(() -> limits.require(byAccount, account));
    }
}
