package dev.souk.db;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Reads a little from every node before the application takes visitors. A cold JVM needs most of a second for its first
 * reads; without this, that slowness of our own would count against the nodes. A node that is down stops nothing; a first
 * failure may still be our own slowness, so it is tried twice.
 */
@Singleton
final class WarmUp {

    private static final Logger log = Logger.getLogger(WarmUp.class);

    private final Topology topology;
    private final Reads reads;
    private final DatabaseConfig.WarmUp config;

    WarmUp(Topology topology, Reads reads, DatabaseConfig config) {
        this.topology = topology;
        this.reads = reads;
        this.config = config.warmUp();
    }

    /** Before all others: what they read at the start is read warm. */
    void onStart(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent start) {
        Multi.createFrom()
                .iterable(topology.nodes())
                .onItem()
                .transformToUniAndMerge(this::warmUp)
                .collect()
                .asList()
                .await()
                .atMost(config.timeout().plus(Duration.ofSeconds(1)));
    }

    private Uni<Void> warmUp(Node node) {
        return Multi.createFrom()
                .range(0, config.reads())
                .onItem()
                .transformToUniAndConcatenate(ignored -> reads.unguardedTrial(node))
                .collect()
                .last()
                .onFailure()
                .retry()
                .atMost(1)
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onFailure()
                .invoke(thrown -> log.warnf("%s did not answer at the start: %s", node, Reason.of(thrown)))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
