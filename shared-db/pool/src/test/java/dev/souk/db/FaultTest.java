package dev.souk.db;

import static dev.souk.db.TestingDatabase.fillTable;
import static dev.souk.db.TestingDatabase.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.souk.db.TestingDatabase.NodeStatus;
import dev.souk.db.sample.Note;
import dev.souk.db.sample.Notes;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.HeldCommit;
import dev.souk.embedded.MariaDbNode;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real servers, really killed and really stopped, under load. Each test leaves all of them well. */
@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
class FaultTest {

    private static final int READERS = 32;
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /** More than all who can be on the primary and wait for it. */
    private static final int CROWD = 80;

    /** The deadline, and a second for a busy machine. */
    private static final Duration LONGEST_READ = Duration.ofMillis(1_500 + 1_000);

    /** Two heartbeats, and two seconds for a busy machine. */
    private static final Duration OUT_OF_ROTATION = Duration.ofMillis(1_500 + 2_000);

    /** The target, and three seconds for a busy machine. */
    private static final Duration BACK_AGAIN = Duration.ofSeconds(2 + 3);

    private static final Duration STOPPED_FOR_LONGER_THAN_IDLE = Duration.ofSeconds(8);

    private static final Duration LONGEST_WRITE = Duration.ofSeconds(5 + 1);

    private final Database database;
    private final Notes notes;
    private final Topology topology;
    private final Succession succession;
    private final Reads reads;
    private final DatabaseConfig config;

    @SuppressWarnings("NullAway.Init") // EmbeddedDatabase sets it
    EmbeddedCluster cluster;

    FaultTest(
            Database database,
            Notes notes,
            Topology topology,
            Succession succession,
            Reads reads,
            DatabaseConfig config) {
        this.database = database;
        this.notes = notes;
        this.topology = topology;
        this.succession = succession;
        this.reads = reads;
        this.config = config;
    }

    @BeforeEach
    void fill() {
        fillTable(cluster);
    }

    @AfterEach
    void heal() {
        cluster.heal();
        await().atMost(LIMIT).ignoreExceptions().until(() -> isOnPrimary(1));
        await().atMost(LIMIT)
                .until(() -> TestingDatabase.nodes().stream()
                        .allMatch(node -> node.state().equals("in")));
    }

    @Test
    void killedReplicaFailsNoReadAndIsBackSoon() {
        try (TestingReaders readers = readers()) {
            readers.awaitMore(500);

            cluster.node("db-2").kill();

            readers.awaitMore(3_000);
            awaitState("db-2", NodeState.OUT);
            assertThat(readers.failures()).isEmpty();
            assertThat(readers.slowest()).isLessThan(LONGEST_READ);

            NodeStatus before = status("db-2");
            cluster.node("db-2").start();
            await().atMost(BACK_AGAIN)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> status("db-2").reads() > before.reads());
            awaitState("db-2", NodeState.WARMING);
            readers.awaitMore(1_000);
            assertThat(readers.failures()).isEmpty();
        }
    }

    @Test
    void stoppedReplicaFailsNoReadAndLosesNoConnection() {
        Duration stopped = Boolean.getBoolean("souk.long") ? Duration.ofMinutes(1) : STOPPED_FOR_LONGER_THAN_IDLE;
        try (TestingReaders readers = readers()) {
            readers.awaitMore(500);

            cluster.node("db-3").stop();

            await().atMost(OUT_OF_ROTATION).until(() -> !isServing("db-3"));
            readers.runFor(stopped);
            assertThat(readers.failures()).isEmpty();
            assertThat(readers.slowest()).isLessThan(LONGEST_READ);

            cluster.node("db-3").resume();
            await().atMost(BACK_AGAIN).until(() -> isServing("db-3"));
            readers.awaitMore(1_000);
            assertThat(readers.failures()).isEmpty();
        }
        assertThat(readOnAllConnections("db-3")).hasSize(config.read().poolSize());
    }

    @Test
    void slowReplicaGetsHardlyAnyRead() {
        try (TestingReaders readers = readers()) {
            readers.awaitMore(500);

            cluster.node("db-2").slow(Duration.ofMillis(200));

            readers.runFor(Duration.ofSeconds(2));
            long before = status("db-2").reads();
            long allBefore = readers.done();
            readers.awaitMore(3_000);
            long all = readers.done() - allBefore;
            assertThat(status("db-2").reads() - before).isLessThan(all / 20);
            assertThat(readers.failures()).isEmpty();
        }
    }

    @Test
    void slownessOfAllLeavesNobodyOut() {
        cluster.nodes().forEach(node -> node.slow(config.heartbeat().timeout().plusMillis(150)));

        await().during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(8))
                .until(() -> TestingDatabase.nodes().stream()
                        .allMatch(node -> node.state().equals("in")));
    }

    @Test
    void deadReplicasLeaveThePrimaryToThoseWhoNeedIt() {
        cluster.replicas().forEach(MariaDbNode::kill);
        AtomicLong ids = new AtomicLong(100);

        try (TestingReaders browsers = TestingReaders.start(CROWD, this::browse);
                TestingReaders owners =
                        TestingReaders.start(8, () -> database.readOnPrimary(session -> session.find(Note.class, 1L)));
                TestingReaders writers = TestingReaders.start(8, () -> notes.write(ids.incrementAndGet(), "Ordered"))) {
            browsers.runFor(Duration.ofSeconds(4));

            assertThat(owners.failures()).isEmpty();
            assertThat(writers.failures()).isEmpty();
            assertThat(owners.done()).isPositive();
            assertThat(writers.done()).isPositive();
            assertThat(browsers.failures())
                    .isNotEmpty()
                    .allSatisfy(failure -> assertThat(failure)
                            .isInstanceOf(DatabaseUnavailable.class)
                            .hasMessageContaining("no more reads may wait for db-1"));
            assertThat(browsers.done()).isGreaterThan(browsers.failures().size());
        }
    }

    @Test
    void primaryAnswersReadsWhenAllReplicasAreDead() {
        cluster.replicas().forEach(MariaDbNode::kill);
        long before = status("db-1").reads();

        for (int i = 0; i < 30; i++) {
            Optional<Note> note = now(notes.byId(1));
            assertThat(note).isPresent();
        }

        assertThat(status("db-1").reads()).isEqualTo(before + 30);
        now(notes.write(2, "Written meanwhile"));
    }

    @Test
    void everythingDeadIsUnavailableAtOnce() {
        cluster.nodes().forEach(MariaDbNode::kill);

        for (int i = 0; i < 30; i++) {
            assertUnavailable(notes.byId(1), "db-1", LONGEST_READ);
            assertUnavailable(notes.write(2, "Lost"), "db-1", LONGEST_WRITE);
        }
    }

    @Test
    void everythingStoppedIsUnavailableInBoundedTime() {
        now(notes.byId(1));
        cluster.nodes().forEach(MariaDbNode::stop);

        assertUnavailable(notes.byId(1), "db-2", LONGEST_READ);
        assertUnavailable(notes.write(2, "Lost"), "db-1", LONGEST_WRITE);
    }

    @Test
    void writeWhosePrimaryFallsSilentIsRolledBack() {
        Uni<Note> write = database.write(session -> session.insert(new Note(2, "Before"))
                .invoke(() -> cluster.primary().stop())
                .chain(() -> session.insert(new Note(3, "After")))
                .replaceWith(new Note(3, "After")));

        assertThatThrownBy(() -> now(write))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("rolled back");

        cluster.primary().resume();
        await().atMost(LIMIT).ignoreExceptions().until(() -> isOnPrimary(1));
        boolean committed = isOnPrimary(2) || isOnPrimary(3);
        assertThat(committed).isFalse();
    }

    @Test
    void commitThatThePrimaryDiesInIsUnknownAndNeverRepeated() {
        AtomicInteger runs = new AtomicInteger();
        await().atMost(LIMIT).until(() -> succession.epoch() > 0); // its beginning is a commit, too
        CompletableFuture<Void> killed = HeldCommit.killPrimary(cluster);

        long started = System.nanoTime();
        assertThatThrownBy(() -> now(database.write(session -> {
                    runs.incrementAndGet();
                    return session.insert(new Note(2, "Done or not"));
                })))
                .isInstanceOf(OutcomeUnknown.class)
                .hasMessageContaining("db-1")
                .hasMessageContaining("commit was under way");
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(LONGEST_WRITE.minusSeconds(1));

        assertThat(killed).succeedsWithin(LIMIT);
        assertThat(runs).hasValue(1);
        assertThat(topology.primary().unknownOutcomes()).isEqualTo(1);
    }

    @Test
    void deadPrimaryStopsWritesAndNoReads() {
        cluster.primary().kill();

        for (int i = 0; i < 20; i++) {
            assertUnavailable(notes.write(2, "Lost"), "db-1", LONGEST_WRITE);
            assertUnavailable(database.readOnPrimary(session -> session.find(Note.class, 1L)), "db-1", LONGEST_READ);
            Optional<Note> note = now(notes.byId(1));
            assertThat(note).isPresent();
        }
        assertThat(status("db-1").state()).isEqualTo("out");
    }

    /** A page's read of 10 ms; who is refused comes again a little later, as a visitor would. */
    private Uni<?> browse() {
        return database.read(session -> session.sql("select 1 from (select sleep(0.01)) as pause", Integer.class)
                        .one())
                .onFailure()
                .call(() -> Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(100)));
    }

    /** As many slow reads as there are connections: one that had to wait for another's would be too late. */
    private List<Optional<Integer>> readOnAllConnections(String name) {
        Node node = topology.replicas().stream()
                .filter(replica -> replica.name().equals(name))
                .findFirst()
                .orElseThrow();
        return now(Uni.join()
                .all(IntStream.range(0, config.read().poolSize())
                        .mapToObj(ignored -> reads.runOn(node, Context.empty(), FaultTest::readSlowly))
                        .toList())
                .andFailFast());
    }

    private static Uni<Optional<Integer>> readSlowly(ReadSession session) {
        return session.sql("select 1 from (select sleep(0.6)) as pause", Integer.class)
                .one();
    }

    private boolean isServing(String node) {
        return List.of("in", "warming").contains(status(node).state());
    }

    private TestingReaders readers() {
        return TestingReaders.start(READERS, () -> notes.byId(1));
    }

    private boolean isOnPrimary(long id) {
        return now(database.write(session -> session.find(Note.class, id))).isPresent();
    }

    private static void assertUnavailable(Uni<?> work, String reason, Duration longest) {
        long started = System.nanoTime();
        assertThatThrownBy(() -> now(work))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining(reason);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(longest);
    }

    private static void awaitState(String node, NodeState state) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> status(node).state().equals(state.toString()));
    }

    private static <T> T now(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
