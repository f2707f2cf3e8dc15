package dev.souk.db;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says which node a read asks next: of two replicas chosen at random the less busy one, and the primary when there is no
 * replica to ask. Two choices spread load nearly as well as looking at all, and no crowd runs to the one that was best a
 * moment ago (Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", 2001).
 *
 * <p>A replica much slower than the fastest is not among the two, else two slow ones of three would get a third of all
 * reads. It is tried again when its average has decayed. The fastest is always there, so they are never all left out.
 */
@Singleton
final class NodeSelector {

    /** Replicas under unequal load differ by a factor of two or three; by five, something is wrong with one. */
    private static final double SLOW_FACTOR = 5;

    /** Nobody notices less, whatever the factor. */
    private static final double SLOW_NANOS = Duration.ofMillis(20).toNanos();

    private final List<Node> replicas;
    private final Node primary;
    private final Supplier<RandomGenerator> random;

    @Inject
    NodeSelector(Topology topology) {
        this(topology.replicas(), topology.primary(), ThreadLocalRandom::current);
    }

    NodeSelector(List<Node> replicas, Node primary, Supplier<RandomGenerator> random) {
        this.replicas = replicas;
        this.primary = primary;
        this.random = random;
    }

    /**
     * The node to ask next.
     *
     * @param tried those that were asked already
     * @return null when there is nobody left who serves reads
     */
    @Nullable
    Node next(ReadKind kind, Collection<Node> tried) {
        return switch (kind) {
            case ANYWHERE -> {
                List<Node> left = replicas.stream()
                        .filter(replica -> replica.reading().serves() && !tried.contains(replica))
                        .toList();
                yield left.isEmpty() ? primaryUnless(tried) : ofReplicas(left);
            }
            case ON_PRIMARY -> primaryUnless(tried);
        };
    }

    boolean hasReplicas() {
        return !replicas.isEmpty();
    }

    /** Why there is nobody: the nodes that do not serve reads, each with the reason. */
    String whyNobody() {
        return Stream.concat(replicas.stream(), Stream.of(primary))
                .filter(node -> !node.reading().serves())
                .map(node -> "%s is %s (%s)"
                        .formatted(node, node.reading().state(), node.reading().reason()))
                .collect(Collectors.joining("; "));
    }

    private @Nullable Node primaryUnless(Collection<Node> tried) {
        return tried.contains(primary) || !primary.reading().serves() ? null : primary;
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
