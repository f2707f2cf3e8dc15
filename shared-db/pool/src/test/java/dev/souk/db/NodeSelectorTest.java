package dev.souk.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.db.position.Mark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whom a read asks, whatever state the nodes are in. */
class NodeSelectorTest {

    private static final int READS = 4_000;

    @Property(tries = 300)
    void asksEachThatServesOnceAndThePrimaryLast(
            @ForAll @Size(max = 6) List<NodeState> states, @ForAll boolean primaryServes, @ForAll long seed) {
        TestingNodes nodes = new TestingNodes(states.size());
        for (int i = 0; i < states.size(); i++) {
            nodes.bring(nodes.replicas.get(i), states.get(i));
        }
        nodes.bring(nodes.primary, primaryServes ? NodeState.IN : NodeState.OUT);

        List<Node> asked = way(nodes.selector(seed), ReadKind.ANYWHERE);

        List<Node> serving = nodes.replicas.stream()
                .filter(replica -> replica.reading().serves())
                .toList();
        assertThat(asked).doesNotHaveDuplicates().containsAll(serving);
        assertThat(asked).hasSize(serving.size() + (primaryServes ? 1 : 0));
        if (primaryServes) {
            assertThat(asked).last().isEqualTo(nodes.primary);
        }
    }

    @Property(tries = 50)
    void asksThePrimaryAloneForWhatMustSeeTheLastWrite(@ForAll @IntRange(max = 6) int replicas, @ForAll long seed) {
        TestingNodes nodes = new TestingNodes(replicas);

        assertThat(way(nodes.selector(seed), ReadKind.ON_PRIMARY)).containsExactly(nodes.primary);
    }

    @Property(tries = 50)
    void givesEqualNodesEqualShares(@ForAll @IntRange(min = 1, max = 6) int replicas, @ForAll long seed) {
        TestingNodes nodes = new TestingNodes(replicas);
        nodes.replicas.forEach(replica -> nodes.answer(replica, Duration.ofMillis(3)));

        Map<Node, Integer> shares = nodes.shares(seed);

        for (Node replica : nodes.replicas) {
            assertThat(shares.getOrDefault(replica, 0)).isGreaterThan(READS / replicas / 2);
        }
    }

    @Property(tries = 50)
    void givesASlowOneLittleAndItsPeersTheRest(
            @ForAll @IntRange(min = 2, max = 6) int replicas,
            @ForAll @IntRange(min = 60, max = 900) int millis,
            @ForAll long seed) {
        TestingNodes nodes = new TestingNodes(replicas);
        nodes.replicas.forEach(replica -> nodes.answer(replica, Duration.ofMillis(3)));
        Node slow = nodes.replicas.getLast();
        nodes.answer(slow, Duration.ofMillis(millis));

        assertThat(nodes.shares(seed).getOrDefault(slow, 0)).isZero();
    }

    @Property(tries = 50)
    void neverLeavesAllOutHoweverSlow(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 5_000) Integer> millis, @ForAll long seed) {
        TestingNodes nodes = new TestingNodes(millis.size());
        for (int i = 0; i < millis.size(); i++) {
            nodes.answer(nodes.replicas.get(i), Duration.ofMillis(millis.get(i)));
        }

        assertThat(nodes.selector(seed).replica(demand(ReadKind.ANYWHERE), Set.of()))
                .isIn(nodes.replicas);
    }

    @Property(tries = 50)
    void neverChoosesTheBusierOfTwo(
            @ForAll @IntRange(max = 40) int one, @ForAll @IntRange(max = 40) int other, @ForAll long seed) {
        TestingNodes nodes = new TestingNodes(2);
        nodes.keepBusy(nodes.replicas.get(0), one);
        nodes.keepBusy(nodes.replicas.get(1), other);

        Node chosen = Objects.requireNonNull(nodes.selector(seed).replica(demand(ReadKind.ANYWHERE), Set.of()));

        assertThat(chosen.load().inFlight()).isEqualTo(Math.min(one, other));
    }

    @Test
    void triesASlowOneAgainAfterSomeSeconds() {
        TestingNodes nodes = new TestingNodes(2);
        Node slow = nodes.replicas.getFirst();
        nodes.answer(slow, Duration.ofMillis(200));
        assertThat(nodes.shares(1).getOrDefault(slow, 0)).isZero();

        nodes.time.pass(Duration.ofSeconds(30));

        assertThat(nodes.shares(1).getOrDefault(slow, 0)).isPositive();
    }

    @Test
    void givesOneThatIsBackAShareThatGrows() {
        TestingNodes nodes = new TestingNodes(2);
        Node back = nodes.replicas.getFirst();
        nodes.bring(back, NodeState.WARMING);

        int first = nodes.shares(1).getOrDefault(back, 0);
        nodes.time.pass(Duration.ofMillis(2_500));
        int later = nodes.shares(1).getOrDefault(back, 0);

        assertThat(first).isBetween(1, READS / 10);
        assertThat(later).isBetween(READS / 6, READS / 3);
    }

    @Test
    void saysWhyThereIsNobody() {
        TestingNodes nodes = new TestingNodes(1);
        nodes.bring(nodes.replicas.getFirst(), NodeState.DRAINED);
        nodes.bring(nodes.primary, NodeState.OUT);

        assertThat(nodes.selector(1).whyNobody())
                .contains("replica-0 (db-0:3306) is drained (drained by hand)")
                .contains("primary (db-1:3306) is out (refused)");
    }

    /** All that are asked when each fails. */
    private static List<Node> way(NodeSelector selector, ReadKind kind) {
        List<Node> asked = new ArrayList<>();
        for (Node next = next(selector, kind, asked); next != null; next = next(selector, kind, asked)) {
            asked.add(next);
        }
        return asked;
    }

    private static @Nullable Node next(NodeSelector selector, ReadKind kind, List<Node> asked) {
        Node replica = selector.replica(demand(kind), asked);
        return replica == null ? selector.primary(asked) : replica;
    }

    /** However old, for the clock of these tests moves in leaps. */
    private static Demand demand(ReadKind kind) {
        return new Demand(kind, null, null, Duration.ofDays(1), false);
    }

    /** Nodes that nobody calls, in any state. */
    private static final class TestingNodes {

        private final TestingTime time = new TestingTime();
        private final DatabaseConfig config = TestingConfig.of();
        private final Node primary = node("primary", "db-1");
        private final List<Node> replicas;

        TestingNodes(int count) {
            this.replicas = IntStream.range(0, count)
                    .mapToObj(i -> node("replica-" + i, "db-" + i))
                    .toList();
            nodes().forEach(node ->
                    node.watermark().said(new Watermark.Reading(new Mark(1, 100), Duration.ZERO), time.getAsLong()));
        }

        private Node node(String name, String host) {
            return new Node(new NodeSetting(name, new NodeAddress(host, 3306)), config, time);
        }

        private List<Node> nodes() {
            return Stream.concat(Stream.of(primary), replicas.stream()).toList();
        }

        NodeSelector selector(long seed) {
            Random random = new Random(seed);
            return new NodeSelector(new Topology(nodes()), () -> random);
        }

        void bring(Node node, NodeState state) {
            NodeHealth health = node.reading();
            switch (state) {
                case IN -> {}
                case OUT -> health.gone(health.spell(), "refused");
                case PROBING -> {
                    health.gone(health.spell(), "refused");
                    assertThat(health.beginProbe()).isTrue();
                }
                case WARMING -> {
                    health.gone(health.spell(), "refused");
                    time.pass(Duration.ofSeconds(2));
                    assertThat(health.beginProbe()).isTrue();
                    health.probeSucceeded();
                }
                case DRAINED -> health.drain();
            }
            assertThat(health.state()).isEqualTo(state);
        }

        /** @param latency how long one answer took */
        void answer(Node node, Duration latency) {
            long began = node.load().began();
            node.load().ended(began - latency.toNanos());
        }

        void keepBusy(Node node, int units) {
            for (int i = 0; i < units; i++) {
                node.load().began();
            }
        }

        /** How many of many first choices each was. */
        Map<Node, Integer> shares(long seed) {
            NodeSelector selector = selector(seed);
            Map<Node, Integer> shares = new HashMap<>();
            for (int i = 0; i < READS; i++) {
                shares.merge(
                        Objects.requireNonNull(selector.replica(demand(ReadKind.ANYWHERE), Set.of())), 1, Integer::sum);
            }
            return shares;
        }
    }
}
