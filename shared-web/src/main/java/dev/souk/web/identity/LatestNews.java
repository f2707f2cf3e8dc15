package dev.souk.web.identity;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** The keys and the revoked sessions as they were last told. While nobody can be asked, what was told last holds. */
@ApplicationScoped
class LatestNews {

    /** Clocks of pods differ, and a transaction commits a moment after it took its time. */
    private static final Duration OVERLAP = Duration.ofSeconds(30);

    private final IdentityProvider provider;
    private final IdentityConfig config;
    private final Clock clock;
    private final Map<String, Instant> revokedUntil = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Uni<Void>> asking = new AtomicReference<>();
    private volatile Map<String, PublicKey> keys = Map.of();
    private volatile Instant askedAt = Instant.MIN;
    private volatile Instant toldAt = Instant.EPOCH;
    private volatile boolean silent;

    LatestNews(IdentityProvider provider, IdentityConfig config, Clock clock) {
        this.provider = provider;
        this.config = config;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent start, Vertx vertx) {
        if (config.url().isEmpty() && provider instanceof RemoteIdentityProvider) {
            Log.warn("souk.identity.url does not say where checkout is: everybody is a guest");
            return;
        }
        follow();
        vertx.setPeriodic(config.newsEvery().toMillis(), timer -> follow());
    }

    /** Whether keys were told, and the last question had an answer: else nothing can be said of a token with another key. */
    boolean isUpToDate() {
        return !keys.isEmpty() && !silent;
    }

    Optional<PublicKey> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    boolean isRevoked(String session) {
        return revokedUntil.containsKey(session);
    }

    /** Asks now, unless it was just asked; whoever comes meanwhile waits for the same answer. Never fails. */
    Uni<Void> refresh() {
        if (clock.instant().isBefore(askedAt.plus(config.newsAtMostEvery()))) {
            Uni<Void> underWay = asking.get();
            return underWay == null ? Uni.createFrom().voidItem() : underWay;
        }
        return refreshNow();
    }

    /** Asks, or waits for the answer that is under way. Never fails. */
    Uni<Void> refreshNow() {
        Uni<Void> mine = ask().memoize().indefinitely();
        Uni<Void> other = asking.compareAndExchange(null, mine);
        return other == null ? mine : other;
    }

    private void follow() {
        refreshNow().subscribe().with(done -> forgetExpired());
    }

    private Uni<Void> ask() {
        return Uni.createFrom()
                .deferred(() -> {
                    Instant now = clock.instant();
                    askedAt = now;
                    return provider.news(toldAt).invoke(news -> take(news, now));
                })
                .ifNoItem()
                .after(config.timeout().multipliedBy(2))
                .fail()
                .onItem()
                .ignore()
                .andContinueWithNull()
                .onFailure()
                .invoke(this::fallSilent)
                .onFailure()
                .recoverWithNull()
                .onTermination()
                .invoke(() -> asking.set(null));
    }

    private void take(IdentityNews news, Instant asked) {
        Map<String, PublicKey> told = new HashMap<>();
        news.keys().forEach(key -> read(key).ifPresent(read -> told.put(read.getKeyId(), read.getPublicKey())));
        if (!told.isEmpty()) {
            keys = Map.copyOf(told);
        }
        news.revoked().forEach(revoked -> revokedUntil.put(revoked.session(), revoked.until()));
        toldAt = asked.minus(OVERLAP);
        if (silent) {
            silent = false;
            Log.info("Checkout tells again who may sign and who was signed out");
        }
    }

    private void fallSilent(Throwable failure) {
        if (!silent) {
            silent = true;
            Log.warnf(
                    "Checkout does not tell who may sign and who was signed out: what it said last holds (%s)",
                    failure);
        }
    }

    private void forgetExpired() {
        Instant now = clock.instant();
        revokedUntil.values().removeIf(until -> until.isBefore(now));
    }

    private static Optional<PublicJsonWebKey> read(Map<String, Object> key) {
        try {
            PublicJsonWebKey read = PublicJsonWebKey.Factory.newPublicJwk(key);
            return read.getKeyId() == null ? Optional.empty() : Optional.of(read);
        } catch (JoseException unreadable) {
            Log.warnf("A key of checkout cannot be read: %s", unreadable.getMessage());
            return Optional.empty();
        }
    }
}
