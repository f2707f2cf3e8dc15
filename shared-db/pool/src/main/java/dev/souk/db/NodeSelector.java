package dev.souk.db;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says which node a read asks next: of two replicas chosen at random from those that are fresh enough the less busy one, and
 * the primary when there is none. Two choices spread load nearly as well as looking at all, and no crowd runs to the one that was best a
 * moment ago (Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", 2001).
 *
 * <p>A replica much slower than the fastest is not among the two, else two slow ones of three would get a third of all
 * reads. It is tried again when its average has decayed. The fastest is always there, so they are never all left out.
 */
@Singleton
final class NodeSelector {

    /** Replicas under unequal load differ by a factor of two or three; by five, something is wrong with one. */
    private static final double SLOW_FACTOR = 5;

    /** A replica that does not say how old its data is comes after all that do. */
    private static final Duration UNKNOWN_LAG = ChronoUnit.FOREVER.getDuration();

    /** Nobody notices less, whatever the factor. */
    private static final double SLOW_NANOS = Duration.ofMillis(20).toNanos();

    private final Topology topology;
    private final Supplier<RandomGenerator> random;

    @Inject
    NodeSelector(Topology topology) {
        this(topology, ThreadLocalRandom::current);
    }

    NodeSelector(Topology topology, Supplier<RandomGenerator> random) {
        this.topology = topology;
        this.random = random;
    }

    /**
     * The replica to ask next, which meets {@code demand}.
     *
     * @param tried those that were asked already
     * @return null when there is none
     */
    @Nullable
    Node replica(Demand demand, Collection<Node> tried) {
        List<Node> left = left(demand, tried).filter(demand::isMetBy).toList();
        return left.isEmpty() ? null : ofReplicas(left);
    }

    /** Those that do not meet {@code demand} yet and may in a moment. */
    List<Node> catchingUp(Demand demand, Collection<Node> tried) {
        return left(demand, tried).filter(demand::mayBeMetSoonBy).toList();
    }

    /** The replica whose data is least old among those that will do where there is no better one; null when there is none. */
    @Nullable
    Node leastStale(Demand demand, Collection<Node> tried) {
        return left(demand, tried)
                .filter(demand::isToleratedOn)
                .min(Comparator.comparing(
                        node -> Objects.requireNonNullElse(node.watermark().lag(), UNKNOWN_LAG)))
                .orElse(null);
    }

    /** The primary, unless it serves no reads or was asked. */
    @Nullable
    Node primary(Collection<Node> tried) {
        Node primary = topology.primary();
        return tried.contains(primary) || !primary.reading().serves() ? null : primary;
    }

    /** Why a read goes to the primary that any node could answer. */
    RouteReason whyPrimary() {
        if (topology.replicas().isEmpty()) {
            return RouteReason.NO_REPLICAS;
        }
        boolean isServed = topology.replicas().stream()
                .anyMatch(replica -> replica.reading().serves());
        return isServed ? RouteReason.BEHIND : RouteReason.SPILLED;
    }

    private Stream<Node> left(Demand demand, Collection<Node> tried) {
        return switch (demand.kind()) {
            case ANYWHERE ->
                topology.replicas().stream().filter(replica -> replica.reading().serves() && !tried.contains(replica));
            case ON_PRIMARY -> Stream.empty();
        };
    }

    /** Why there is nobody: the nodes that do not serve reads, each with the reason. */
    String whyNobody() {
        return topology.nodes().stream()
                .filter(node -> !node.reading().serves())
                .map(node -> "%s is %s (%s)"
                        .formatted(node, node.reading().state(), node.reading().reason()))
                .collect(Collectors.joining("; "));
    }

    private Node ofReplicas(List<Node> replicas) {
        return replicas.size() == 1 ? replicas.getFirst() : lessBusyOfTwo(withoutSlow(admitted(replicas)));
    }

    /** One that warms up takes part in its share of the draws. */
    private List<Node> admitted(List<Node> replicas) {
        List<Node> admitted = replicas.stream()
                .filter(replica -> random.get().nextDouble() < replica.reading().share())
                .toList();
        return admitted.isEmpty() ? replicas : admitted;
    }

    private static List<Node> withoutSlow(List<Node> replicas) {
        double best = replicas.stream()
                .mapToDouble(replica -> replica.load().latencyNanos())
                .min()
                .orElse(0);
        double slow = Math.max(SLOW_FACTOR * best, best + SLOW_NANOS);
        List<Node> quick = replicas.stream()
                .filter(replica -> replica.load().latencyNanos() <= slow)
                .toList();
        return quick.isEmpty() ? replicas : quick; // an answer may have come in between
    }

    private Node lessBusyOfTwo(List<Node> replicas) {
        int count = replicas.size();
        if (count == 1) {
            return replicas.getFirst();
        }
        int one = random.get().nextInt(count);
        int other = (one + 1 + random.get().nextInt(count - 1)) % count;
        Node first = replicas.get(one);
        Node second = replicas.get(other);
        return second.load().cost() < first.load().cost() ? second : first;
    }
}
