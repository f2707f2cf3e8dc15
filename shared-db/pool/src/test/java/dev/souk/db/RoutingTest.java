package dev.souk.db;

import static dev.souk.db.TestingDatabase.counter;
import static dev.souk.db.TestingDatabase.fillTable;
import static dev.souk.db.TestingDatabase.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.db.TestingDatabase.NodeStatus;
import dev.souk.db.sample.Note;
import dev.souk.db.sample.Notes;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.MariaDbNode;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.SQLGrammarException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where reads and writes go while all is well, and what they may not do. */
@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
class RoutingTest {

    /** Of ours alone: heartbeats are no prepared statements. */
    private static final String STATEMENTS = "Com_stmt_execute";

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Database database;
    private final Notes notes;
    private final Vertx vertx;

    @SuppressWarnings("NullAway.Init") // EmbeddedDatabase sets it
    EmbeddedCluster cluster;

    RoutingTest(Database database, Notes notes, Vertx vertx) {
        this.database = database;
        this.notes = notes;
        this.vertx = vertx;
    }

    @BeforeEach
    void fill() {
        fillTable(cluster);
    }

    @Test
    void readsOnReplicasAndWritesOnThePrimaryByTheServersOwnCount() {
        MariaDbNode primary = cluster.primary();
        List<MariaDbNode> replicas = cluster.replicas();
        long primaryStatements = counter(cluster, primary, STATEMENTS);
        long primaryInserts = counter(cluster, primary, "Com_insert");
        List<Long> statements = replicas.stream()
                .map(replica -> counter(cluster, replica, STATEMENTS))
                .toList();

        for (int i = 0; i < 40; i++) {
            await(notes.byId(1));
        }
        for (int i = 0; i < 10; i++) {
            await(notes.write(100 + i, "Note " + i));
        }

        assertThat(counter(cluster, primary, STATEMENTS) - primaryStatements)
                .as("each write, and where its commit is")
                .isBetween(20L, 22L);
        assertThat(counter(cluster, primary, "Com_insert") - primaryInserts).isEqualTo(10);
        long first = counter(cluster, replicas.get(0), STATEMENTS) - statements.get(0);
        long second = counter(cluster, replicas.get(1), STATEMENTS) - statements.get(1);
        assertThat(first + second).isEqualTo(40);
    }

    @Test
    void readsOnAllReplicas() {
        long one = status("db-2").reads();
        long other = status("db-3").reads();

        Awaitility.await().atMost(LIMIT).until(() -> {
            await(notes.byId(1));
            return status("db-2").reads() > one && status("db-3").reads() > other;
        });
    }

    @Test
    void countsUnitsOfWorkByNode() {
        NodeStatus one = status("db-2");
        NodeStatus other = status("db-3");
        NodeStatus primary = status("db-1");

        await(notes.byId(1));
        await(notes.byId(1));
        await(notes.write(100, "Counted"));

        assertThat(status("db-2").reads() + status("db-3").reads()).isEqualTo(one.reads() + other.reads() + 2);
        assertThat(status("db-2"))
                .isEqualTo(new NodeStatus(
                        "db-2",
                        "replica",
                        cluster.node("db-2").address().toString(),
                        "in",
                        status("db-2").reads(),
                        0,
                        one.failures()));
        assertThat(status("db-1").writes()).isEqualTo(primary.writes() + 1);
    }

    @Test
    void readsOnThePrimaryWhatMayNotBeBehind() {
        for (int i = 0; i < 5; i++) {
            long id = 500L + i;
            await(notes.write(id, "Just written"));
            Optional<Note> note = await(database.readOnPrimary(session -> session.find(Note.class, id)));
            assertThat(note).isPresent();
        }
        Long server = await(database.readOnPrimary(RoutingTest::serverId));
        assertThat(server).isEqualTo(1L);
    }

    @Test
    void refusesAReadOnThePrimaryInsideAWriteAndAChangeInIt() {
        assertThatThrownBy(() -> await(database.write(session -> database.readOnPrimary(RoutingTest::serverId))))
                .hasMessageContaining("Use the WriteSession");
        assertThatThrownBy(() -> await(database.readOnPrimary(
                        session -> session.sql("insert into notes (id, text) values (401, 'Sneaky')", Long.class)
                                .list())))
                .rootCause()
                .hasMessageMatching("(?s).*(READ ONLY|read-only).*");
    }

    @Test
    void parallelAndNestedReadsOfOneRequestEachRunOnTheirNode() {
        Uni<List<Long>> request = Uni.join()
                .all(IntStream.range(0, 12)
                        .mapToObj(i -> serverAndInnerServer())
                        .toList())
                .andCollectFailures()
                .map(pairs -> pairs.stream().flatMap(List::stream).toList());

        List<Long> servers = await(request);

        assertThat(servers).hasSize(24).containsOnly(2L, 3L);
        assertThat(servers.stream().filter(server -> server == 2).count()).isBetween(4L, 20L);
    }

    /** The server ids of an outer read, asked before and after an inner one, and of the inner one: four reads as two. */
    private Uni<List<Long>> serverAndInnerServer() {
        return database.read(outer -> serverId(outer)
                .chain(before -> database.read(RoutingTest::serverId)
                        .chain(inner -> serverId(outer).map(after -> {
                            assertThat(after).isEqualTo(before);
                            return List.of(before, inner);
                        }))));
    }

    @Test
    void readsForAWorkerThreadThatMayWait() {
        Context request = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());

        Long server = await(Uni.createFrom()
                .completionStage(() -> request.executeBlocking(() -> await(database.read(RoutingTest::serverId)))
                        .toCompletionStage()));

        assertThat(server).isIn(2L, 3L);
    }

    @Test
    void readBesideAWriteIsNoReadInsideAWrite() {
        Uni<Note> write = notes.write(200, "Beside");
        Uni<Optional<Note>> read = notes.byId(1);

        Optional<Note> found =
                await(Uni.combine().all().unis(write, read).asTuple()).getItem2();
        assertThat(found).isPresent();
    }

    @Test
    void refusesAReadInsideAWriteAndRollsBack() {
        Uni<Optional<Note>> work =
                database.write(session -> session.insert(note(300)).chain(() -> notes.byId(1)));

        assertThatThrownBy(() -> await(work))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Use the WriteSession");
        assertThat(onPrimary(300)).isEmpty();
    }

    @Test
    void refusesAWriteInsideAReadOrAWrite() {
        assertThatThrownBy(() -> await(database.read(session -> notes.write(301, "No"))))
                .hasMessageContaining("may run twice");
        assertThatThrownBy(() -> await(database.write(session -> notes.write(301, "No"))))
                .hasMessageContaining("Hand the WriteSession on");
    }

    @Test
    void readsItsOwnChangesInAWrite() {
        Optional<Note> found =
                await(database.write(session -> session.insert(note(302)).chain(() -> session.find(Note.class, 302L))));

        assertThat(found).isPresent();
    }

    @Test
    void rollsBackWhenTheWorkFails() {
        Uni<Void> work = database.write(session -> session.insert(note(303))
                .chain(() -> Uni.createFrom().failure(new IllegalArgumentException("Changed my mind"))));

        assertThatThrownBy(() -> await(work))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("Changed my mind");
        assertThat(onPrimary(303)).isEmpty();
    }

    @Test
    void refusesAWriteThroughAReadSession() {
        long failures = failures();
        Uni<?> sneaky =
                database.read(session -> session.sql("insert into notes (id, text) values (400, 'Sneaky')", Long.class)
                        .list());

        assertThatThrownBy(() -> await(sneaky)).rootCause().hasMessageMatching("(?s).*(READ ONLY|read-only).*");
        assertThat(failures()).isEqualTo(failures);
    }

    @Test
    void badStatementIsNeitherCountedNorTriedElsewhere() {
        long failures = failures();
        AtomicInteger runs = new AtomicInteger();

        for (int i = 0; i < 30; i++) {
            Uni<?> bad = database.read(session -> {
                runs.incrementAndGet();
                return session.sql("select nonsense from nowhere", Long.class).list();
            });
            assertThatThrownBy(() -> await(bad)).isInstanceOf(SQLGrammarException.class);
        }

        assertThat(runs).hasValue(30);
        assertThat(failures()).isEqualTo(failures);
        assertThat(status("db-2").state()).isEqualTo("in");
    }

    @Test
    void statementThatTakesTooLongIsEndedByTheServerAndBlamesNobody() {
        long failures = failures();

        assertThatThrownBy(() -> await(database.read(
                        session -> session.sql("select sleep(3)", Long.class).one())))
                .isInstanceOf(DatabaseBusy.class)
                .rootCause()
                .hasMessageContaining("max_statement_time");
        assertThat(failures()).isEqualTo(failures);
    }

    @Test
    void duplicateKeyIsTheApplicationsOwnError() {
        long failures = failures();

        for (int i = 0; i < 30; i++) {
            assertThatThrownBy(() -> await(notes.write(1, "Again"))).isInstanceOf(ConstraintViolationException.class);
        }

        assertThat(failures()).isEqualTo(failures);
        assertThat(status("db-1").state()).isEqualTo("in");
    }

    @Test
    void crowdOfOurOwnBlamesNoNode() {
        long failures = failures();
        Supplier<Uni<Boolean>> slowRead = () -> database.read(
                        session -> session.sql("select sleep(0.1)", Long.class).one())
                .replaceWith(true)
                .onFailure(DatabaseUnavailable.class)
                .recoverWithItem(false);

        List<Boolean> answered = await(Uni.join()
                .all(IntStream.range(0, 1_500).mapToObj(i -> slowRead.get()).toList())
                .andCollectFailures());

        assertThat(answered).contains(true, false);
        assertThat(failures()).isEqualTo(failures);
        assertThat(TestingDatabase.nodes())
                .allSatisfy(node -> assertThat(node.state()).isEqualTo("in"));
        Optional<Note> note = await(notes.byId(1));
        assertThat(note).isPresent();
    }

    @Test
    void workThatThrowsFailsAsItIs() {
        assertThatThrownBy(() -> await(database.read(session -> {
                    throw new IllegalArgumentException("At once");
                })))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("At once");
    }

    @Test
    void cancelledReadHandsNoBusyConnectionOn() {
        for (int i = 0; i < 64; i++) {
            Cancellable read = database.read(session ->
                            session.sql("select sleep(0.3)", Long.class).one())
                    .subscribe()
                    .with(ignored -> {});
            read.cancel();
        }

        for (int i = 0; i < 40; i++) {
            Optional<Note> note = await(notes.byId(1));
            assertThat(note).isPresent();
        }
        assertThat(status("db-2").state()).isEqualTo("in");
        assertThat(status("db-3").state()).isEqualTo("in");
    }

    private Optional<Note> onPrimary(long id) {
        return await(database.write(session -> session.find(Note.class, id)));
    }

    private static Uni<Long> serverId(ReadSession session) {
        return session.sql("select @@server_id", Long.class).one().map(Optional::orElseThrow);
    }

    private static long failures() {
        return List.of("db-1", "db-2", "db-3").stream()
                .mapToLong(node -> status(node).failures())
                .sum();
    }

    private static Note note(long id) {
        return new Note(id, "Note " + id);
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
