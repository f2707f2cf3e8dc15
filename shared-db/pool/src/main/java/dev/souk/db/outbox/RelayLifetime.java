package dev.souk.db.outbox;

import dev.souk.db.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The relay of this process: there is one where a service has receivers and serves. */
@Singleton
final class RelayLifetime {

    private static final Logger log = Logger.getLogger(RelayLifetime.class);

    private final Vertx vertx;
    private final Database database;
    private final Instance<OutboxReceiver> receivers;
    private final OutboxConfig config;
    private final Clock clock;
    private volatile @Nullable Relay relay;

    RelayLifetime(
            Vertx vertx, Database database, @Any Instance<OutboxReceiver> receivers, OutboxConfig config, Clock clock) {
        this.vertx = vertx;
        this.database = database;
        this.receivers = receivers;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        OutboxLimits.check(config);
        Map<String, OutboxReceiver> byTopic = byTopic(receivers);
        if (config.relay() && !byTopic.isEmpty()) {
            Relay started = new Relay(vertx, new OutboxRows(database, config, clock), byTopic, config, clock);
            relay = started;
            started.start();
        }
    }

    void wake() {
        Relay running = relay;
        if (running != null) {
            running.wake();
        }
    }

    /** What is still under way after the limit is delivered again by another pod, when its lease is over. */
    void stop(@Observes ShutdownEvent event) {
        Relay running = relay;
        if (running == null) {
            return;
        }
        try {
            running.stop().get(config.stopTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            log.warnf(
                    "Deliveries under way did not end within %d ms",
                    config.stopTimeout().toMillis());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Map<String, OutboxReceiver> byTopic(Iterable<OutboxReceiver> receivers) {
        Map<String, OutboxReceiver> byTopic = new HashMap<>();
        for (OutboxReceiver receiver : receivers) {
            OutboxReceiver other = byTopic.put(receiver.topic(), receiver);
            if (other != null) {
                throw new IllegalArgumentException("Two receivers of %s: %s and %s. Give each a topic of its own"
                        .formatted(receiver.topic(), other, receiver));
            }
        }
        return byTopic;
    }
}
