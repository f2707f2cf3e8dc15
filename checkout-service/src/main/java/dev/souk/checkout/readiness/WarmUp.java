package dev.souk.checkout.readiness;

import dev.souk.checkout.session.CheckoutSessions;
import io.quarkus.logging.Log;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready before it has read a session once: so the classes are loaded, and the schema is there. After that no server can
 * make it unready, the primary included: a database failure must not take every pod out of service.
 */
@Readiness
@ApplicationScoped
class WarmUp implements AsyncHealthCheck {

    private static final String NAME = "warm-up";
    private static final String NOBODYS_SESSION = "0".repeat(26);
    private static final Duration LIMIT = Duration.ofSeconds(5); // a probe asks again; the next one may fare better

    private final CheckoutSessions sessions;
    private volatile boolean done;

    WarmUp(CheckoutSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return done ? Uni.createFrom().item(HealthCheckResponse.up(NAME)) : tryOnce();
    }

    private Uni<HealthCheckResponse> tryOnce() {
        return sessions.find(NOBODYS_SESSION)
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
            Log.info("Ready: the first read succeeded");
        }
        return HealthCheckResponse.up(NAME);
    }

    private static HealthCheckResponse notYet(Throwable failure) {
        return HealthCheckResponse.named(NAME)
                .down()
                .withData("waitingFor", "the first read")
                .withData("failure", failure.getClass().getSimpleName())
                .build();
    }
}
