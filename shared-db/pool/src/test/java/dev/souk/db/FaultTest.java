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
import dev.souk.embedded.MariaDbNode;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real servers, really killed and really stopped, under load. Each test leaves all of them well. */
@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
class FaultTest {

    private static final int READERS = 32;
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /** Tries on replicas, one that began in time and the primary, and a second for a busy machine. */
    private static final Duration LONGEST_READ = Duration.ofMillis(1_500 + 2 * 1_000 + 1_000);

    private static final Duration LONGEST_WRITE = Duration.ofSeconds(5 + 1);

    private final Database database;
    private final Notes notes;

    @SuppressWarnings("NullAway.Init") // EmbeddedDatabase sets it
    EmbeddedCluster cluster;

    FaultTest(Database database, Notes notes) {
        this.database = database;
        this.notes = notes;
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
    void killedReplicaFailsNoRead() {
        try (TestingReaders readers = readers()) {
            readers.awaitMore(500);

            cluster.node("replica-1").kill();

            readers.awaitMore(3_000);
            awaitState("replica-1", "out");
            assertThat(readers.failures()).isEmpty();
            assertThat(readers.slowest()).isLessThan(LONGEST_READ);

            NodeStatus before = status("replica-1");
            cluster.node("replica-1").start();
            awaitState("replica-1", "in");
            readers.awaitMore(1_000);
            assertThat(readers.failures()).isEmpty();
            assertThat(status("replica-1").reads()).isGreaterThan(before.reads());
        }
    }

    @Test
    void stoppedReplicaFailsNoReadAndKeepsNobodyLong() {
        try (TestingReaders readers = readers()) {
            readers.awaitMore(500);

            cluster.node("replica-2").stop();

            awaitState("replica-2", "out");
            readers.awaitMore(3_000);
            assertThat(readers.failures()).isEmpty();
            assertThat(readers.slowest()).isLessThan(LONGEST_READ);

            cluster.node("replica-2").resume();
            awaitState("replica-2", "in");
            readers.awaitMore(1_000);
            assertThat(readers.failures()).isEmpty();
        }
    }

    @Test
    void primaryAnswersReadsWhenAllReplicasAreDead() {
        cluster.replicas().forEach(MariaDbNode::kill);
        long before = status("primary").reads();

        for (int i = 0; i < 30; i++) {
            Optional<Note> note = now(notes.byId(1));
            assertThat(note).isPresent();
        }

        assertThat(status("primary").reads()).isEqualTo(before + 30);
        now(notes.write(2, "Written meanwhile"));
    }

    @Test
    void everythingDeadIsUnavailableAtOnce() {
        cluster.nodes().forEach(MariaDbNode::kill);

        for (int i = 0; i < 30; i++) {
            assertUnavailable(notes.byId(1), "primary", LONGEST_READ);
            assertUnavailable(notes.write(2, "Lost"), "primary", LONGEST_WRITE);
        }
    }

    @Test
    void everythingStoppedIsUnavailableInBoundedTime() {
        now(notes.byId(1));
        cluster.nodes().forEach(MariaDbNode::stop);

        assertUnavailable(notes.byId(1), "replica-1", LONGEST_READ);
        assertUnavailable(notes.write(2, "Lost"), "primary", LONGEST_WRITE);
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
    void deadPrimaryStopsWritesAndNoReads() {
        cluster.primary().kill();

        for (int i = 0; i < 20; i++) {
            assertUnavailable(notes.write(2, "Lost"), "primary", LONGEST_WRITE);
            assertUnavailable(database.readOnPrimary(session -> session.find(Note.class, 1L)), "primary", LONGEST_READ);
            Optional<Note> note = now(notes.byId(1));
            assertThat(note).isPresent();
        }
        assertThat(status("primary").state()).isEqualTo("out");
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
                .hasMessageContaining(reason)
                .hasCauseInstanceOf(Throwable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(longest);
    }

    private static void awaitState(String node, String state) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> status(node).state().equals(state));
    }

    private static <T> T now(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
