package dev.souk.web.identity;

import dev.souk.web.service.RemoteAnswer;
import dev.souk.web.service.RemoteConfig;
import dev.souk.web.service.RemoteService;
import dev.souk.web.service.RemoteServices;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Checkout over HTTP. */
@DefaultBean
@ApplicationScoped
class RemoteIdentityProvider implements IdentityProvider {

    private static final int REFUSED = 404; // 401 would say that checkout does not know this service

    private final Optional<RemoteService> checkout;

    RemoteIdentityProvider(
            RemoteServices services,
            IdentityConfig config,
            @ConfigProperty(name = "souk.service.key") Optional<String> key) {
        this.checkout =
                config.url().map(url -> services.at("identity", new Address(url, config.timeout()), key.orElse("")));
    }

    @Override
    public Uni<IdentityNews> news(Instant since) {
        return checkout.map(service -> service.get("/internal/identity?since=" + since)
                        .map(answer -> answer.required().as(IdentityNews.class)))
                .orElseGet(RemoteIdentityProvider::nobody);
    }

    @Override
    public Uni<Optional<Tokens>> renew(String refreshToken) {
        return checkout.map(service -> service.post("/internal/tokens/renew", new Renewal(refreshToken))
                        .map(RemoteIdentityProvider::tokens))
                .orElseGet(RemoteIdentityProvider::nobody);
    }

    private static Optional<Tokens> tokens(RemoteAnswer answer) {
        return answer.status() == REFUSED
                ? Optional.empty()
                : Optional.of(answer.required().as(Tokens.class));
    }

    private static <T> Uni<T> nobody() {
        return Uni.createFrom().failure(new IllegalStateException("souk.identity.url does not say where checkout is"));
    }

    @RegisterForReflection
    record Renewal(String refreshToken) {}

    private record Address(URI url, Duration timeout) implements RemoteConfig {}
}
