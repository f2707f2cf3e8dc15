package dev.souk.cart.readiness;

import dev.souk.cart.cart.Carts;
import io.quarkus.logging.Log;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when a cart could be looked for once: the primary was there, its schema is one this version can work with, and the
 * code is warm. From then on it stays ready whatever happens to the database or the catalogue: a failure there must not take
 * every pod out of service at once.
 */
@Readiness
@ApplicationScoped
class WarmUp implements AsyncHealthCheck {

    private static final String NAME = "warm-up";
    private static final Duration LIMIT = Duration.ofSeconds(5); // a probe asks again; the next one may fare better

    private final Carts carts;
    private volatile boolean done;

    WarmUp(Carts carts) {
        this.carts = carts;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return done ? Uni.createFrom().item(HealthCheckResponse.up(NAME)) : tryOnce();
    }

    private Uni<HealthCheckResponse> tryOnce() {
        return carts.warmUp()
                .ifNoItem()
                .after(LIMIT)
                .fail()
                .map(read -> ready())
                .onFailure()
                .recoverWithItem(WarmUp::notYet);
    }

    private HealthCheckResponse ready() {
        if (!done) {
            done = true;
            Log.info("Ready: the first reads succeeded");
        }
        return HealthCheckResponse.up(NAME);
    }

    private static HealthCheckResponse notYet(Throwable failure) {
        return HealthCheckResponse.named(NAME)
                .down()
                .withData("waitingFor", "the first reads")
                .withData("failure", failure.getClass().getSimpleName())
                .build();
    }
}
