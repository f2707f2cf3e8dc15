package dev.souk.checkout;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Does a job again and again while the service runs, never twice at once; what fails is tried again at the next turn. */
@Singleton
public final class Repeat {

    private final Vertx vertx;
    private final boolean jobs;

    Repeat(Vertx vertx, JobsConfig config) {
        this.vertx = vertx;
        this.jobs = config.jobs();
    }

    public void every(Duration pause, String job, Supplier<Uni<?>> work) {
        if (!jobs) {
            return;
        }
        AtomicBoolean running = new AtomicBoolean();
        vertx.setPeriodic(pause.toMillis(), timer -> {
            if (running.compareAndSet(false, true)) {
                Uni.createFrom()
                        .deferred(() -> work.get().replaceWithVoid())
                        .onTermination()
                        .invoke(() -> running.set(false))
                        .subscribe()
                        .with(done -> {}, failure -> Log.warnf("%s failed, again in %s: %s", job, pause, failure));
            }
        });
    }
}
