package dev.souk.checkout.token;

import dev.souk.web.identity.IdentityNews;
import dev.souk.web.identity.IdentityProvider;
import dev.souk.web.identity.Tokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Checkout asks nobody. */
@ApplicationScoped
class OwnIdentityProvider implements IdentityProvider {

    private final TokenKeys keys;
    private final TokenFamilies families;
    private final boolean serves;

    OwnIdentityProvider(
            TokenKeys keys,
            TokenFamilies families,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serves) {
        this.keys = keys;
        this.families = families;
        this.serves = serves;
    }

    @Override
    public Uni<IdentityNews> news(Instant since) {
        if (!serves) { // nobody comes to a command, and the schema may be what it is to make
            return Uni.createFrom().item(new IdentityNews(List.of(), List.of()));
        }
        return families.endedSince(since).map(ended -> new IdentityNews(keys.published(), ended));
    }

    @Override
    public Uni<Optional<Tokens>> renew(String refreshToken) {
        return families.renew(refreshToken);
    }
}
