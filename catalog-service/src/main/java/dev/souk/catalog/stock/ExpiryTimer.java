package dev.souk.catalog.stock;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Has reservations expire while the service runs; the next round begins a pause after the last one ended. */
@ApplicationScoped
class ExpiryTimer {

    private final ExpireReservations expireReservations;
    private final StockConfig.ExpiryJob config;
    private final Vertx vertx;
    private boolean failing;

    ExpiryTimer(ExpireReservations expireReservations, StockConfig config, Vertx vertx) {
        this.expireReservations = expireReservations;
        this.config = config.expiryJob();
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            next(vertx.getOrCreateContext());
        }
    }

    private void next(Context context) {
        context.owner().setTimer(config.every().toMillis(), due -> round(context));
    }

    private void round(Context context) {
        VertxContext.createNewDuplicatedContext(context)
                .runOnContext(run -> expireReservations
                        .run()
                        .onItemOrFailure()
                        .invoke((expired, failure) -> next(context))
                        .subscribe()
                        .with(expired -> works(), this::fails));
    }

    private void works() {
        failing = false;
    }

    /** Once and not every few seconds: what keeps it from working keeps on for a while. */
    private void fails(Throwable failure) {
        if (!failing) {
            failing = true;
            Log.warnf("Reservations do not expire for now, trying on: %s", failure.getMessage());
        }
    }
}
