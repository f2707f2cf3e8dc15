package dev.souk.db;

import static dev.souk.db.TestingDatabase.connect;
import static dev.souk.db.TestingDatabase.execute;
import static dev.souk.db.TestingDatabase.fillTable;
import static dev.souk.db.TestingDatabase.number;
import static dev.souk.db.TestingDatabase.onPrimary;
import static dev.souk.db.TestingDatabase.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.db.sample.Note;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writes that others stand in the way of, and those whose failure is their own. */
@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
class RepeatedWriteTest {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final Database database;
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // EmbeddedDatabase sets it
    EmbeddedCluster cluster;

    RepeatedWriteTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void fill() {
        fillTable(cluster);
        onPrimary(cluster, "insert into notes (id, text) values (2, 'Buy milk')");
    }

    @Test
    void twoThatDeadlockBothSucceed() {
        CompletableFuture<Void> one = new CompletableFuture<>();
        CompletableFuture<Void> two = new CompletableFuture<>();

        CompletableFuture<Void> forth = crossing(1, one, two, 2).subscribeAsCompletionStage();
        CompletableFuture<Void> back = crossing(2, two, one, 1).subscribeAsCompletionStage();

        assertThat(forth).succeedsWithin(LIMIT);
        assertThat(back).succeedsWithin(LIMIT);
        assertThat(runs).hasValue(3);
        assertThat(commits).hasValue(2);
        assertThat(marks(1)).isEqualTo(2);
        assertThat(marks(2)).isEqualTo(2);
    }

    @Test
    void waitsOnceMoreForARowThatSomebodyHeldForTooLong() throws SQLException {
        try (Connection other = holdNote1()) {
            now(database.write(session -> {
                if (runs.incrementAndGet() == 2) {
                    execute(other, "rollback");
                }
                return mark(session, 1);
            }));
        }

        assertThat(runs).hasValue(2);
        assertThat(marks(1)).isEqualTo(1);
    }

    /** Two seconds a wait, so a third one would not fit into the five of a write. */
    @Test
    void isBusyWhenARowStaysHeld() throws SQLException {
        long failures = status("db-1").failures();
        long began = System.nanoTime();

        try (Connection other = holdNote1()) {
            assertThatThrownBy(() -> now(counted(session -> mark(session, 1))))
                    .isInstanceOf(DatabaseBusy.class)
                    .hasMessageContaining("2 attempts")
                    .satisfies(busy -> assertThat(ErrorCode.of(busy)).hasValue(ErrorCode.LOCK_WAIT_TIMEOUT));
            execute(other, "rollback");
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
        assertThat(runs).hasValue(2);
        assertThat(status("db-1").failures()).isEqualTo(failures);
    }

    @Test
    void beginsEachAttemptAnewAndEndsAfterTheLast() {
        Set<WriteSession> sessions = new HashSet<>();

        assertThatThrownBy(() -> now(counted(session -> {
                    sessions.add(session);
                    return session.insert(new Note(3, "Buy jam")).chain(() -> signal(session, ErrorCode.DEADLOCK));
                })))
                .isInstanceOf(DatabaseBusy.class)
                .hasMessageContaining("5 attempts");

        assertThat(runs).hasValue(5);
        assertThat(commits).hasValue(0);
        assertThat(sessions).hasSize(5);
        assertThat(number(cluster, cluster.primary(), "select count(*) from notes where id = 3"))
                .isZero();
    }

    /** After a wait that was too long the server rolls back the statement alone: what was done before it would stay. */
    @Test
    void rollsBackBeforeItBeginsAnew() {
        now(counted(session -> session.insert(new Note(3, "Buy jam"))
                .chain(() -> runs.get() < 3 ? signal(session, ErrorCode.LOCK_WAIT_TIMEOUT) : mark(session, 3))));

        assertThat(runs).hasValue(3);
        assertThat(commits).hasValue(1);
        assertThat(marks(3)).isEqualTo(1);
    }

    @Test
    void anErrorOfTheApplicationIsNeverRepeated() {
        assertThatThrownBy(() -> now(counted(session -> session.insert(new Note(1, "Again")))))
                .isInstanceOf(ConstraintViolationException.class);
        assertThatThrownBy(() -> now(counted(session -> mark(session, 1).invoke(() -> {
                    throw new IllegalArgumentException("Changed my mind");
                }))))
                .isExactlyInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> now(counted(session -> signal(session, ErrorCode.STATEMENT_TIMEOUT))))
                .satisfies(late -> assertThat(ErrorCode.of(late)).hasValue(ErrorCode.STATEMENT_TIMEOUT));

        assertThat(runs).hasValue(3);
        assertThat(commits).hasValue(0);
        assertThat(marks(1)).isZero();
    }

    @Test
    void allAttemptsTogetherHaveOneTimeLimit() {
        CompletableFuture<Void> late = new CompletableFuture<>();
        long began = System.nanoTime();

        assertThatThrownBy(() -> now(counted(session -> runs.get() == 1
                        ? mark(session, 1)
                                .onItem()
                                .delayIt()
                                .by(Duration.ofMillis(1_500))
                                .chain(() -> signal(session, ErrorCode.DEADLOCK))
                        : mark(session, 1).chain(() -> Uni.createFrom().completionStage(late)))))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("attempt 2 of a write")
                .hasMessageContaining("rolled back");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));

        late.complete(null);
        now(database.write(session -> mark(session, 2)));
        assertThat(marks(1)).isZero();
        assertThat(commits).hasValue(0);
    }

    @Test
    void transactionsKnowTheirIsolationAndTheirLimits() {
        String settings = now(
                database.write(session -> session.sql("""
                        select concat_ws(' ', @@tx_isolation, @@innodb_lock_wait_timeout, @@lock_wait_timeout, @@max_statement_time)
                        """, String.class).one().map(row -> row.orElseThrow())));

        assertThat(settings).isEqualTo("REPEATABLE-READ 2 2 4.000000");
    }

    private <T> Uni<T> counted(Work<T> work) {
        return database.write(session -> {
            runs.incrementAndGet();
            session.afterCommit(commits::incrementAndGet);
            return work.in(session);
        });
    }

    private interface Work<T> {
        Uni<T> in(WriteSession session);
    }

    /** Marks a note, waits until the other transaction has marked its own, and marks that one, too. */
    private Uni<Void> crossing(long first, CompletableFuture<Void> mine, CompletableFuture<Void> theirs, long second) {
        return counted(session -> mark(session, first)
                .invoke(() -> mine.complete(null))
                .chain(() -> Uni.createFrom().completionStage(theirs))
                .chain(() -> mark(session, second))
                .replaceWithVoid());
    }

    private static Uni<Integer> mark(WriteSession session, long id) {
        return session.sql("update notes set text = concat(text, '!') where id = :id")
                .bind("id", id)
                .execute();
    }

    private long marks(long id) {
        return number(
                cluster,
                cluster.primary(),
                "select char_length(text) - char_length(replace(text, '!', '')) from notes where id = " + id);
    }

    private static Uni<Integer> signal(WriteSession session, int code) {
        return session.sql("begin not atomic signal sqlstate 'HY000' set mysql_errno = " + code + "; end")
                .execute();
    }

    private Connection holdNote1() throws SQLException {
        Connection other = connect(cluster);
        other.setAutoCommit(false);
        execute(other, "select * from notes where id = 1 for update");
        return other;
    }

    private static <T> T now(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
