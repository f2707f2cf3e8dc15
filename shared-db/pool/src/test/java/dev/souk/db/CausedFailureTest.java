package dev.souk.db;

import static dev.souk.db.Failure.APPLICATION;
import static dev.souk.db.Failure.CONTENTION;
import static dev.souk.db.Failure.GIVEN_UP;
import static dev.souk.db.Failure.NODE;
import static dev.souk.db.Failure.OUT;
import static dev.souk.db.Failure.OVERLOAD;
import static dev.souk.db.Failure.WRONG_ROLE;
import static dev.souk.db.TestingDatabase.connect;
import static dev.souk.db.TestingDatabase.execute;
import static dev.souk.db.TestingDatabase.fillTable;
import static dev.souk.db.TestingDatabase.status;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.souk.db.sample.Note;
import dev.souk.db.sample.Notes;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.sqlclient.Pool;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Failures as servers, driver and Hibernate really make them, each told apart by the table. What cannot be caused, a server
 * says by {@code signal}.
 */
@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
class CausedFailureTest {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final String APP = "catalog_app";

    private final Database database;
    private final Notes notes;
    private final Mutiny.SessionFactory writer;
    private final Vertx vertx;

    @SuppressWarnings("NullAway.Init") // EmbeddedDatabase sets it
    EmbeddedCluster cluster;

    /** @param writer because it tells the failure before {@link Database} does something about it */
    CausedFailureTest(Database database, Notes notes, Mutiny.SessionFactory writer, Vertx vertx) {
        this.database = database;
        this.notes = notes;
        this.writer = writer;
        this.vertx = vertx;
    }

    @BeforeEach
    void fill() {
        fillTable(cluster);
    }

    @AfterEach
    void heal() {
        cluster.heal();
        await().atMost(LIMIT).ignoreExceptions().until(() -> writes());
        TestingDatabase.awaitAllIn();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            insert into notes (id, text) values (1, 'Again')                             | 1062 | APPLICATION
            insert into notes (id) values (2)                                            | 1364 | APPLICATION
            insert into notes (id, text) values (2, repeat('x', 300))                    | 1406 | APPLICATION
            updat notes set text = 'Oops'                                                | 1064 | APPLICATION
            update notes set nonsense = 1                                                | 1054 | APPLICATION
            update nowhere set text = 'Oops'                                             | 1146 | APPLICATION
            drop table notes                                                             | 1142 | APPLICATION
            set statement max_statement_time = 0.1 for update notes set text = sleep(5)  | 1969 | APPLICATION
            kill query connection_id()                                                   | 1317 | APPLICATION
            kill connection connection_id()                                              | 1927 | NODE
            """)
    void oneStatement(String sql, int code, Failure failure) {
        assertFailure(thrownBy(sql), code, failure);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1021 1037 1041                | NODE
            1044 1045 1049                | NODE
            1042 1043 1129 1130           | NODE
            1053 1927                     | NODE
            1158 1159 1160 1161 2006 2013 | NODE
            1040 1203 1226                | OVERLOAD
            1290 1792 1836                | WRONG_ROLE
            1020 1205 1213                | CONTENTION
            1048 1062 1451 1452 1317 1969 | APPLICATION
            1644 4025 9999                | APPLICATION
            """)
    void codesAServerSays(String codes, Failure failure) {
        for (String code : codes.split(" ", -1)) {
            String signal = "begin not atomic signal sqlstate 'HY000' set mysql_errno = " + code + "; end";
            assertThat(Failure.of(thrownBy(signal))).as(code).isEqualTo(failure);
        }
    }

    @Test
    void aRowThatSomebodyHoldsIsContention() throws SQLException {
        try (Connection other = connect(cluster)) {
            other.setAutoCommit(false);
            execute(other, "update notes set text = 'Held' where id = 1");

            Throwable thrown = thrownBy(
                    "set statement innodb_lock_wait_timeout = 0 for update notes set text = 'Late' where id = 1");

            assertFailure(thrown, ErrorCode.LOCK_WAIT_TIMEOUT, CONTENTION);
        }
    }

    /** InnoDB ends the transaction that has changed less, ours. */
    @Test
    void aDeadlockIsContention() throws SQLException {
        try (Connection other = connect(cluster)) {
            other.setAutoCommit(false);
            execute(other, "insert into notes (id, text) select seq, 'Heavy' from seq_100_to_200");
            CompletableFuture<Void> crossing = new CompletableFuture<>();

            Throwable thrown = thrownBy(session -> run(session, "insert into notes (id, text) values (2, 'Light')")
                    .invoke(() -> crossing.completeAsync(() -> {
                        execute(other, "update notes set text = 'Crossed' where id = 2");
                        return null;
                    }))
                    .chain(() -> run(
                            session,
                            "set statement innodb_lock_wait_timeout = 10 for"
                                    + " update notes set text = 'Crossed' where id = 100")));

            assertFailure(thrown, ErrorCode.DEADLOCK, CONTENTION);
            assertThat(crossing).succeedsWithin(LIMIT);
        }
    }

    @Test
    void aRowThatIsNewerThanTheSnapshotIsContention() {
        Throwable thrown = thrownBy(session -> run(session, "set session innodb_snapshot_isolation = on")
                .chain(() -> session.createNativeQuery("select text from notes where id = 1", String.class)
                        .getSingleResult())
                .invoke(() -> TestingDatabase.onPrimary(cluster, "update notes set text = 'Newer' where id = 1"))
                .chain(() -> run(session, "update notes set text = 'Older' where id = 1"))
                .onItemOrFailure()
                .call(() -> run(session, "set session innodb_snapshot_isolation = off")));

        assertFailure(thrown, ErrorCode.SNAPSHOT_TOO_OLD, CONTENTION);
    }

    @Test
    void aWriteInAReadIsTheWrongRole() {
        Throwable thrown = catchThrowable(() -> now(database.readOnPrimary(
                session -> session.sql("insert into notes (id, text) values (2, 'Sneaky')", Long.class)
                        .list())));

        assertFailure(thrown, 1792, WRONG_ROLE);
    }

    @Test
    void aDoorThatStaysShutIsTheNodes() {
        MySQLConnectOptions right = options();

        assertFailure(refusal(new MySQLConnectOptions(right).setPassword("wrong")), 1045, NODE);
        assertFailure(refusal(new MySQLConnectOptions(right).setUser("nobody")), 1045, NODE);
        assertFailure(refusal(new MySQLConnectOptions(right).setDatabase("cart")), 1044, NODE);
        assertFailure(
                refusal(new MySQLConnectOptions(right)
                        .setUser("migrate")
                        .setPassword(cluster.password("migrate"))
                        .setDatabase("souk_scratch_none")),
                1049,
                NODE);
    }

    /** All places of the server are taken while the pool of writes has no connection (once it has noticed), so that it asks for one. */
    @Test
    void aServerThatIsFullIsOverload() throws SQLException {
        List<Connection> crowd = new ArrayList<>();
        try {
            killConnectionsOfTheApplication();
            assertThatThrownBy(() -> {
                        while (true) {
                            crowd.add(connect(cluster));
                        }
                    })
                    .hasMessageContaining("Too many connections");

            assertFailure(refusal(options()), 1040, OVERLOAD);
            await().atMost(LIMIT).until(() -> failureOf(notes.write(2, "Refused")) == OVERLOAD);
        } finally {
            for (Connection connection : crowd) {
                connection.close();
            }
        }
    }

    @Test
    void aCrowdOfOurOwnIsOverload() {
        List<Uni<Failure>> crowd = IntStream.range(0, 300)
                .mapToObj(i -> database.readOnPrimary(session ->
                                session.sql("select sleep(0.2)", Long.class).one())
                        .replaceWith(APPLICATION)
                        .onFailure()
                        .recoverWithItem(thrown -> failureOf(thrown)))
                .toList();

        assertThat(now(Uni.join().all(crowd).andCollectFailures())).contains(OVERLOAD);
    }

    /** The rollback of a lost connection never ends; nobody waits for it, nor for the time limit of the write. */
    @Test
    void aConnectionThatIsCutIsTheNodesAtOnce() {
        Uni<Integer> work = database.write(session -> session.sql("select connection_id()", Long.class)
                .one()
                .invoke(id -> kill(id.orElseThrow()))
                .chain(() -> session.sql("update notes set text = 'Cut off'").execute()));
        long began = System.nanoTime();

        assertThat(failureOf(work)).isEqualTo(NODE);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aServerThatDiesUnderAStatementIsOutAtOnce() {
        long[] began = new long[1];
        Uni<Integer> work = database.write(session -> {
            vertx.setTimer(500, timer -> {
                began[0] = System.nanoTime();
                Thread.startVirtualThread(() -> cluster.primary().kill());
            });
            return session.sql("update notes set text = sleep(3)").execute();
        });

        assertThat(failureOf(work)).isEqualTo(OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - began[0])).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void aServerThatDiesIsOutAndNoOtherTakesWrites() {
        Uni<Integer> work = database.write(session -> session.sql("update notes set text = 'Lost'")
                .execute()
                .invoke(() -> cluster.primary().kill())
                .chain(() -> session.sql("update notes set text = 'Lost'").execute()));

        assertThat(failureOf(work)).isEqualTo(OUT);
        await().atMost(LIMIT).until(() -> failureOf(notes.write(2, "Refused")) == OUT);
    }

    @Test
    void aServerThatIsSilentIsTheNodes() {
        Uni<?> read = database.readOnPrimary(session -> session.find(Note.class, 1L));
        cluster.primary().stop();

        await().atMost(LIMIT)
                .until(() -> catchThrowable(() -> now(read)) instanceof DatabaseUnavailable silent
                        && failureOf(silent) == NODE);
    }

    /** What the caller waits for beside the database, and does not wait for any longer. */
    @Test
    void aCallerWithLessTimeGivesUp() {
        long before = status("db-1").failures();
        Uni<Void> impatient = Uni.createFrom()
                .<Void>nothing()
                .ifNoItem()
                .after(Duration.ofMillis(50))
                .fail();

        Throwable thrown = catchThrowable(() -> now(database.write(session -> impatient)));

        assertThat(Failure.of(thrown)).isEqualTo(GIVEN_UP);
        assertThat(status("db-1").failures()).isEqualTo(before);
    }

    private boolean writes() {
        return now(database.write(session -> session.find(Note.class, 1L))).isPresent();
    }

    private Throwable thrownBy(String sql) {
        return thrownBy(session -> run(session, sql));
    }

    private Throwable thrownBy(Function<Mutiny.StatelessSession, Uni<?>> work) {
        Uni<Void> transaction = Uni.createFrom()
                .deferred(() -> writer.withStatelessTransaction(
                        session -> work.apply(session).replaceWithVoid()))
                .runSubscriptionOn(Home.of(vertx));
        return requireNonNull(catchThrowable(() -> now(transaction)));
    }

    private static Uni<Integer> run(Mutiny.StatelessSession session, String sql) {
        return session.createNativeQuery(sql).executeUpdate();
    }

    /** What {@link Database} made a refusal of, it says as the cause; without one it asked nobody. */
    private static Failure failureOf(Uni<?> work) {
        return failureOf(requireNonNull(catchThrowable(() -> now(work))));
    }

    private static Failure failureOf(Throwable thrown) {
        if (!(thrown instanceof DatabaseUnavailable)) {
            return Failure.of(thrown);
        }
        return thrown.getCause() == null ? OUT : Failure.of(thrown.getCause());
    }

    private static void assertFailure(Throwable thrown, int code, Failure failure) {
        assertThat(ErrorCode.of(thrown)).hasValue(code);
        assertThat(Failure.of(thrown)).isEqualTo(failure);
    }

    private MySQLConnectOptions options() {
        return new MySQLConnectOptions()
                .setHost(cluster.primary().directAddress().host())
                .setPort(cluster.primary().directAddress().port())
                .setDatabase("catalog")
                .setUser(APP)
                .setPassword(cluster.password(APP));
    }

    private Throwable refusal(MySQLConnectOptions options) {
        Pool pool = MySQLBuilder.pool().connectingTo(options).using(vertx).build();
        try {
            Uni<?> connection =
                    Uni.createFrom().completionStage(() -> pool.getConnection().toCompletionStage());
            return requireNonNull(catchThrowable(() -> now(connection)));
        } finally {
            pool.close();
        }
    }

    private void killConnectionsOfTheApplication() throws SQLException {
        try (Connection connection = connect(cluster);
                ResultSet others = connection
                        .createStatement()
                        .executeQuery("select id from information_schema.processlist where id <> connection_id()")) {
            while (others.next()) {
                kill(others.getLong(1));
            }
        }
    }

    private void kill(long connection) {
        try (Connection killer = connect(cluster)) {
            execute(killer, "kill " + connection);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static <T> T now(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
