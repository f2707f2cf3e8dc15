package dev.souk.checkout.token;

import dev.souk.web.identity.IdentityNews;
import dev.souk.web.identity.IdentityProvider;
import dev.souk.web.identity.Tokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Checkout asks nobody. */
@ApplicationScoped
class OwnIdentityProvider implements IdentityProvider {

    private final TokenKeys keys;
    private final TokenFamilies families;

    OwnIdentityProvider(TokenKeys keys, TokenFamilies families) {
        this.keys = keys;
        this.families = families;
    }

    @Override
    public Uni<IdentityNews> news(Instant since) {
        return families.endedSince(since).map(ended -> new IdentityNews(keys.published(), ended));
    }

    @Override
    public Uni<Optional<Tokens>> renew(String refreshToken) {
        return families.renew(refreshToken);
    }
}
