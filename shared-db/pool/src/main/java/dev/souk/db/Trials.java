package dev.souk.db;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Tries nodes that are out, so that no visitor has to: a dead one comes back without anybody's request waiting for it. */
@Singleton
@Startup
final class Trials {

    private static final Logger log = Logger.getLogger(Trials.class);

    Trials(Topology topology, Reads reads, Writes writes) {
        for (Node node : topology.nodes()) {
            node.reading().tryAgainBy(() -> begin(node, reads.trial(node)));
        }
        Node primary = topology.primary();
        primary.writing().tryAgainBy(() -> begin(primary, writes.trial()));
    }

    /** The guard learns how it ends and says so; here nobody waits for it. */
    private static void begin(Node node, Uni<?> trial) {
        trial.subscribe()
                .with(
                        well -> log.debugf("%s is well again", node),
                        failure -> log.debugf("%s is not well yet: %s", node, Reason.of(failure)));
    }
}
