package dev.souk.db;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** The meters of {@code souk.db}: each node's state, load and counts, why reads went where, and who waits for the primary. */
@Singleton
@Startup
final class DatabaseMetrics {

    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final MeterRegistry registry;

    DatabaseMetrics(
            MeterRegistry registry, Topology topology, SpillGate gate, PrimaryWait primaries, Succession succession) {
        this.registry = registry;
        topology.nodes().forEach(this::ofNode);
        ofGate(gate);
        ofSuccession(primaries, succession);
    }

    private void ofNode(Node node) {
        Tags tags = tags(node);
        ofHealth(node.reading(), tags.and("use", "reads"));
        ofPrimaryOrReplica(node, tags);
        Gauge.builder("souk.db.node.in.flight", node, it -> it.load().inFlight())
                .description("Reads that were begun there and have not ended")
                .tags(tags)
                .register(registry);
        Gauge.builder("souk.db.node.latency", node, it -> it.load().latencyNanos() / NANOS_PER_SECOND)
                .description("What reads took lately; a peak counts at once and is forgotten in some seconds")
                .baseUnit("seconds")
                .tags(tags)
                .register(registry);
        counter("souk.db.node.reads", "Reads that it answered", node, Node::reads, tags);
        counter("souk.db.node.failures", "Units of work that failed because of it", node, Node::failures, tags);
        for (RouteReason reason : RouteReason.values()) {
            counter(
                    "souk.db.routes",
                    "Reads that were sent there, by the reason why",
                    node,
                    it -> it.routed(reason),
                    tags.and("reason", reason.toString()));
        }
    }

    private void ofPrimaryOrReplica(Node node, Tags tags) {
        ofHealth(node.writing(), tags.and("use", "writes"));
        Gauge.builder("souk.db.node.primary", node, it -> it.role() == Role.PRIMARY ? 1 : 0)
                .description("1 for the node that gets the writes")
                .tags(tags)
                .register(registry);
        Gauge.builder("souk.db.node.lag", node, DatabaseMetrics::lagSeconds)
                .description("How old a replica's data is at most; NaN when it is not known, 0 on the primary")
                .baseUnit("seconds")
                .tags(tags)
                .register(registry);
        counter("souk.db.node.writes", "Writes that it answered", node, Node::writes, tags);
        Gauge.builder("souk.db.node.protected", node, DatabaseMetrics::isProtected)
                .description(
                        "1 while a replica acknowledges each commit before the client hears of it; NaN on a replica")
                .tags(tags)
                .register(registry);
        counter(
                "souk.db.node.unknown.outcomes",
                "Commits that were under way when it was lost: done or not",
                node,
                Node::unknownOutcomes,
                tags);
    }

    private static double isProtected(Node node) {
        return switch (node.role()) {
            case PRIMARY -> node.protection() == Protection.PROTECTED ? 1 : 0;
            case REPLICA -> Double.NaN;
        };
    }

    private static double lagSeconds(Node node) {
        Duration lag =
                node.role() == Role.PRIMARY ? Duration.ZERO : node.watermark().lag();
        return lag == null ? Double.NaN : lag.toNanos() / NANOS_PER_SECOND;
    }

    private void ofSuccession(PrimaryWait primaries, Succession succession) {
        Gauge.builder("souk.db.writes.waiting", primaries, PrimaryWait::waiting)
                .description("Writes that wait for a primary")
                .register(registry);
        counter(
                "souk.db.primary.changes",
                "How often another node became the primary",
                succession,
                Succession::changes,
                Tags.empty());
        counter(
                "souk.db.primary.losses",
                "How often a node became the primary that lacks commits which we told clients are done",
                succession,
                Succession::losses,
                Tags.empty());
        Gauge.builder("souk.db.epoch", succession, Succession::epoch)
                .description("Of the primary; each new one begins the next")
                .register(registry);
    }

    /** One gauge a state, 1 for the present one and 0 for the others: so it can be summed over pods and alerted on. */
    private void ofHealth(NodeHealth health, Tags tags) {
        for (NodeState state : NodeState.values()) {
            Gauge.builder("souk.db.node.state", health, it -> it.state() == state ? 1 : 0)
                    .description("1 for the state that it is in")
                    .tags(tags.and("state", state.toString()))
                    .register(registry);
        }
    }

    private void ofGate(SpillGate gate) {
        Gauge.builder("souk.db.spill.waiting", gate, SpillGate::waiting)
                .description("Reads that wait for a place on the primary")
                .register(registry);
        counter(
                "souk.db.spill.refused",
                "Reads that found neither a place on the primary nor room to wait",
                gate,
                SpillGate::refused,
                Tags.empty());
    }

    private <T> void counter(String name, String description, T of, ToLongFunction<T> count, Tags tags) {
        FunctionCounter.builder(name, of, count::applyAsLong)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private static Tags tags(Node node) {
        return Tags.of("node", node.name());
    }
}
