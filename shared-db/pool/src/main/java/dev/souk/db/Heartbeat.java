package dev.souk.db;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Asks every node again and again whether it is there, and what it is. So a stalled one is found out before many visitors wait for it, a
 * primary that turned read-only before the next order fails, and one that was out is tried by us and by no visitor.
 */
@Singleton
@Startup
final class Heartbeat {

    private static final Logger log = Logger.getLogger(Heartbeat.class);

    /** One silence may be a lost packet. */
    private static final int SILENCES = 2;

    /** Many services must not ask in step. */
    private static final double JITTER = 0.1;

    private static final long MEASURE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Vertx vertx;
    private final HeartbeatPools pools;
    private final Guards guards;
    private final Reads reads;
    private final Writes writes;
    private final Topology topology;
    private final Succession succession;
    private final OwnPace pace;
    private final Duration every;
    private final Duration timeout;
    private final List<Beating> nodes;
    private final long timer;
    private long measured = System.nanoTime();

    Heartbeat(
            Vertx vertx,
            Topology topology,
            HeartbeatPools pools,
            Guards guards,
            Reads reads,
            Writes writes,
            Succession succession,
            OwnPace pace,
            DatabaseConfig config) {
        this.vertx = vertx;
        this.pools = pools;
        this.guards = guards;
        this.reads = reads;
        this.writes = writes;
        this.topology = topology;
        this.succession = succession;
        this.pace = pace;
        this.every = config.heartbeat().every();
        this.timeout = config.heartbeat().timeout();
        this.nodes = topology.nodes().stream().map(Beating::new).toList();
        this.timer = vertx.setPeriodic(OwnPace.TICK.toMillis(), ignored -> tick());
    }

    @PreDestroy
    void stop() {
        vertx.cancelTimer(timer);
    }

    private void tick() {
        long now = System.nanoTime();
        pace.tick(now);
        boolean searching = !topology.primary().writing().serves();
        nodes.forEach(node -> node.tick(now, searching));
        if (now - measured >= MEASURE_NANOS) {
            measured = now;
            nodes.forEach(node -> node.node.measurePace(now));
        }
    }

    /** The heartbeats of one node. */
    private final class Beating {

        private final Node node;
        private volatile long due;
        private volatile boolean underWay;
        private final AtomicInteger silences = new AtomicInteger();

        Beating(Node node) {
            this.node = node;
            this.due = System.nanoTime();
            node.reading().onOut(this::hurry);
            node.writing().onOut(Heartbeat.this::hurry);
        }

        private void hurry() {
            due = System.nanoTime();
        }

        /** @param searching no node takes writes: all are asked until one does */
        void tick(long now, boolean searching) {
            node.reading().tick();
            if (!underWay && (searching || now - due >= 0)) {
                underWay = true;
                due = now + jittered(every);
                beat(now);
            }
        }

        /** What it is asked for: a replica's writes are nobody's. */
        private List<NodeHealth> ways() {
            return switch (node.role()) {
                case PRIMARY -> List.of(node.reading(), node.writing());
                case REPLICA -> List.of(node.reading());
            };
        }

        private void beat(long began) {
            List<NodeHealth> ways = ways();
            int[] spells = ways.stream().mapToInt(NodeHealth::spell).toArray();
            Future<HeartbeatPools.Answer> answer = pools.ask(node);
            answer.onSuccess(said -> answered(said, began)); // a late one, too: then the node is slow, and not silent
            answer.timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .onComplete(ended -> underWay = false)
                    .onFailure(thrown -> failed(began, ways, spells, thrown));
        }

        private void failed(long began, List<NodeHealth> ways, int[] spells, Throwable thrown) {
            log.debugf("%s did not answer a heartbeat: %s", node, Reason.of(thrown));
            if (Disconnection.isCertain(node, thrown)) {
                node.watermark().forget();
                for (int i = 0; i < spells.length; i++) {
                    ways.get(i).gone(spells[i], Reason.of(thrown));
                }
            } else if (ErrorCode.of(thrown).isEmpty() && !isExcused(began)) {
                silent(ways);
            }
            succession.asked(node);
        }

        private void answered(HeartbeatPools.Answer answer, long asked) {
            silences.set(0);
            node.watermark().said(answer.reading(), asked);
            node.server(answer.server());
            succession.heard(node, answer);
            if (succession.isStray(node)) {
                node.reading().gone(node.reading().spell(), "it takes writes and is not the primary");
            } else if (node.reading().beginProbe()) {
                probe(node.reading(), reads.trial(node).invoke(node.load()::forget));
            }
            if (node.role() == Role.PRIMARY) {
                learnWhetherItTakesWrites(answer.readOnly());
                learnWhetherCommitsOutliveIt(answer.protection());
            }
        }

        private void learnWhetherItTakesWrites(boolean readOnly) {
            if (readOnly) {
                node.writing().gone(node.writing().spell(), "it is read-only");
            } else if (node.writing().beginProbe()) {
                probe(node.writing(), writes.trial(node));
            }
        }

        private void learnWhetherCommitsOutliveIt(Protection now) {
            Protection before = node.protection();
            if (before == now) {
                return;
            }
            node.protection(now);
            switch (now) {
                case UNPROTECTED ->
                    log.warnf(
                            "%s: commits are on no other server; no replica acknowledges them, it was %s",
                            node, before);
                case PROTECTED -> log.infof("%s: each commit is on a replica, too; it was %s", node, before);
                case UNKNOWN -> log.infof("%s does not say whether its commits are on a replica, too", node);
            }
        }

        private void probe(NodeHealth health, Uni<?> trial) {
            trial.subscribe().with(well -> health.probeSucceeded(), thrown -> health.probeFailed(Reason.of(thrown)));
        }

        private void silent(List<NodeHealth> ways) {
            int missed = silences.incrementAndGet();
            if (missed >= SILENCES) {
                String why = "silent to %d heartbeats of %d ms".formatted(missed, timeout.toMillis());
                ways.forEach(way -> way.ailing(why));
            }
        }

        /** Silence says nothing while we were slow ourselves, or while the node answers others. */
        private boolean isExcused(long began) {
            return pace.wasSlowSince(began, System.nanoTime())
                    || guards.reading(node).pulse().beats()
                    || (node.role() == Role.PRIMARY
                            && guards.writing(node).pulse().beats());
        }
    }

    private void hurry() {
        nodes.forEach(Beating::hurry);
    }

    private static long jittered(Duration time) {
        double factor = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return (long) (factor * time.toNanos());
    }
}
