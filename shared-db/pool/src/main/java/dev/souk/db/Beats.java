package dev.souk.db;

import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Has the {@link HeartbeatRow} written about four times a second, on whichever node is the primary. */
@Singleton
@Startup
final class Beats {

    private static final Logger log = Logger.getLogger(Beats.class);

    private static final Duration EVERY = Duration.ofMillis(250);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    /** Many processes must not write in step. */
    private static final int JITTER_MILLIS = 25;

    private final Vertx vertx;
    private final Topology topology;
    private final HeartbeatRow row;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private volatile boolean stopped;

    Beats(Vertx vertx, Topology topology, HeartbeatRow row) {
        this.vertx = vertx;
        this.topology = topology;
        this.row = row;
        later();
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    private void later() {
        long jitter = ThreadLocalRandom.current().nextLong(-JITTER_MILLIS, JITTER_MILLIS);
        vertx.setTimer(EVERY.toMillis() + jitter, ignored -> beat());
    }

    private void beat() {
        Node primary = topology.primary();
        if (stopped) {
            return;
        }
        if (primary.server() != 0 && primary.writing().serves() && underWay.compareAndSet(false, true)) {
            row.beat(primary, primary.server())
                    .timeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .onFailure(thrown ->
                            log.debugf("%s: the heartbeat row was not written: %s", primary, Reason.of(thrown)))
                    .onComplete(ended -> underWay.set(false));
        }
        later();
    }
}
