package dev.souk.db.backfill;

import static dev.souk.db.TestingDatabase.makeTable;
import static dev.souk.db.TestingDatabase.onPrimary;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.souk.db.Database;
import dev.souk.db.DatabaseUnavailable;
import dev.souk.db.Replicas;
import dev.souk.db.TestingClock;
import dev.souk.db.TestingDatabase;
import dev.souk.db.TestingMortalDatabase;
import dev.souk.db.TestingMortalDatabase.State;
import dev.souk.db.WriteSession;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Backfills of a real table: killed, beside each other, behind slow replicas and without their primary. */
@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
class BackfillTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int ROWS = 1_000;

    private static final String COUNT = """
            update item
            set n = n + 1
            where id between :first and :last
            """;

    private final Database database;
    private final TestingClock clock;

    /** For them no batch takes any time: none is made smaller, however busy this machine is. */
    private final TestingBackfills runs;

    private final TestingBackfills timedRuns;
    private final List<CompletableFuture<Void>> victims = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // EmbeddedDatabase sets it
    EmbeddedCluster cluster;

    BackfillTest(Database database, Replicas replicas, TestingClock clock) {
        this.database = database;
        this.clock = clock;
        this.runs = new TestingBackfills(replicas, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        this.timedRuns = new TestingBackfills(replicas, clock);
    }

    @BeforeEach
    void makeTables() {
        makeTable(cluster, "backfill");
        onPrimary(
                cluster,
                "drop table if exists item",
                """
                create table item (
                    id bigint not null primary key,
                    code varchar(40) not null,
                    word varchar(40) not null,
                    n int not null default 0,
                    unique key item_code (code),
                    unique key item_pair (id, word))
                """,
                "insert into item (id, code, word) select (cast(seq as signed) - 500) * 7, concat('C-', seq), 'tea' from seq_1_to_1000");
    }

    @AfterEach
    void heal() {
        cluster.heal();
        TestingDatabase.awaitAllIn();
    }

    @Test
    void goesThroughAllRowsInTheOrderOfTheirKey() {
        List<Range<Long>> ranges = new CopyOnWriteArrayList<>();

        done(runs.run(database, recorded(ranges, 300)));

        assertThat(ranges)
                .containsExactly(
                        new Range<>(-3_493L, -1_400L, 300),
                        new Range<>(-1_393L, 700L, 300),
                        new Range<>(707L, 2_800L, 300),
                        new Range<>(2_807L, 3_500L, 100));
        assertThat(timesEachRowWasChanged()).isEqualTo(1);
        assertThat(runs.lines()).first().asString().matches("count: about [\\d,]+ rows of item, 300 at a time");
        assertThat(runs.lines())
                .last()
                .asString()
                .startsWith("count: done: 1,000 rows in 4 batches, 1,000 changed; this run: ");
    }

    @Test
    void goesAlongTextsInTheOrderOfTheirCollation() {
        Backfill backfill =
                Backfill.of("codes").table("item").stringKey("code").batch(99).update("""
                update item
                set n = n + 1
                where code between :first and :last
                """);
        onPrimary(cluster, "update item set code = '' where id = 0");

        done(runs.run(database, backfill));

        assertThat(timesEachRowWasChanged()).isEqualTo(1);
        assertThat(number("select batches from backfill where name = 'codes' and last_key = 'C-999'"))
                .isEqualTo(11);
    }

    @Test
    void aTableWithoutRowsIsDone() {
        onPrimary(cluster, "delete from item");

        done(runs.run(database, counting(100)));

        assertThat(runs.lines()).last().asString().startsWith("count: done: 0 rows in 0 batches");
    }

    /** The first write begins, the others are batches. */
    @ParameterizedTest
    @CsvSource({
        "1, CUT_OFF",
        "1, SENT",
        "2, DEAD",
        "2, CUT_OFF",
        "2, SENT",
        "5, CUT_OFF",
        "5, SENT",
        "12, SENT",
        "12, DEAD"
    })
    void aBackfillThatIsKilledGoesOnWhereItWas(int write, State death) {
        killAtWrite(write, death);

        done(runs.run(database, counting(100)));

        assertThat(victims).noneMatch(CompletableFuture::isDone);
        assertThat(timesEachRowWasChanged()).isEqualTo(1);
        assertThat(number("select batches from backfill where finished_at is not null"))
                .isEqualTo(10);
    }

    @Test
    void saysWhereItGoesOn() {
        killAtWrite(3, State.DEAD);

        done(runs.run(database, counting(100)));

        assertThat(runs.lines())
                .anySatisfy(
                        line -> assertThat(line).endsWith("100 at a time; goes on after id -2800 with 100 rows done"));
    }

    @Test
    void twoAtOnceShareTheWorkAndDoNoBatchTwice() {
        CompletableFuture<Void> one = runs.run(database, counting(10));
        CompletableFuture<Void> other = runs.run(database, counting(10));

        done(one);
        done(other);

        assertThat(timesEachRowWasChanged()).isEqualTo(1);
        assertThat(number("select batches from backfill where finished_at is not null"))
                .isEqualTo(100);
    }

    @Test
    void manyThatGoOnAtOnceShareTheWork() {
        killAtWrite(3, State.DEAD);

        List<CompletableFuture<Void>> heirs = IntStream.range(0, 8)
                .mapToObj(heir -> runs.run(database, counting(10)))
                .toList();

        heirs.forEach(BackfillTest::done);
        assertThat(timesEachRowWasChanged()).isEqualTo(1);
        assertThat(number("select batches from backfill where finished_at is not null"))
                .isEqualTo(91);
    }

    @Test
    void whatIsDoneStaysDoneUnlessItBeginsAgain() {
        done(runs.run(database, counting(500)));
        done(runs.run(database, counting(500)));
        assertThat(runs.lines())
                .last()
                .asString()
                .startsWith("count: done already: 1,000 rows in 2 batches, at 1970-01-01T00:00:00Z");
        assertThat(timesEachRowWasChanged()).isEqualTo(1);

        done(runs.runAgain(database, counting(250)));
        assertThat(timesEachRowWasChanged()).isEqualTo(2);
        assertThat(number("select run * 100 + batches from backfill")).isEqualTo(204);
    }

    @Test
    void whatIsDoneStaysDoneWhenItsTableIsGone() {
        done(runs.run(database, counting(500)));
        onPrimary(cluster, "drop table item");

        done(runs.run(database, counting(500)));

        assertThat(runs.lines()).last().asString().startsWith("count: done already: 1,000 rows in 2 batches");
        assertThatThrownBy(() -> done(runs.runAgain(database, counting(500))))
                .isInstanceOf(BackfillStopped.class)
                .hasMessageStartingWith("There is no column item.id");
    }

    @Test
    void waitsForAReplicaThatIsBehind() {
        cluster.node("db-2").cutReplication();
        CompletableFuture<Void> running = timedRuns.run(database, counting(100), "report-every", "1ms");

        await().atMost(LIMIT)
                .until(() -> timedRuns.lines().stream().anyMatch(line -> line.contains("waits for db-2 (")));
        assertThat(number("select batches from backfill"))
                .as("none before it shows the begin")
                .isZero();

        cluster.heal();
        done(running);
        assertThat(timesEachRowWasChanged()).isEqualTo(1);
        assertThat(timedRuns.lines()).last().asString().containsPattern("waited [\\d.]+ s for db-2");
    }

    @Test
    void keepsToThePaceOfTheSlowestReplica() {
        cluster.node("db-3").delayReplication(Duration.ofSeconds(1));
        long started = System.nanoTime();

        done(timedRuns.run(database, counting(500)));

        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .as("the begin and two batches")
                .isGreaterThan(Duration.ofSeconds(2));
        assertThat(timedRuns.lines()).last().asString().containsPattern("for db-3");
    }

    @Test
    void stopsWhenAReplicaStaysBehindAndGoesOnWhenItIsWell() {
        killAtWrite(4, State.DEAD);
        cluster.node("db-2").cutReplication();
        CompletableFuture<Void> running = timedRuns.run(database, counting(100), "report-every", "1ms");
        await().atMost(LIMIT)
                .until(() -> timedRuns.lines().stream().anyMatch(line -> line.contains("waits for db-2 (behind)")));
        clock.forward(Duration.ofMinutes(9));
        assertThat(running).isNotDone();

        clock.forward(Duration.ofMinutes(2));

        assertThatThrownBy(() -> done(running))
                .isInstanceOf(BackfillStopped.class)
                .hasMessageMatching("After 6\\d\\d s there is still no batch 3 on db-2 \\(behind\\)");
        cluster.heal();
        done(timedRuns.run(database, counting(100)));
        assertThat(timesEachRowWasChanged()).isEqualTo(1);
    }

    @Test
    void doesNotWaitForADeadReplica() {
        cluster.node("db-3").kill();

        done(runs.run(database, counting(200)));

        assertThat(timesEachRowWasChanged()).isEqualTo(1);
    }

    @Test
    void doesNotWaitForAReplicaThatFellSilent() {
        cluster.node("db-2").stop();

        done(runs.run(database, counting(500)));

        assertThat(timesEachRowWasChanged()).isEqualTo(1);
    }

    @Test
    void triesAgainWithLessWhatOthersHold() {
        List<Range<Long>> ranges = new CopyOnWriteArrayList<>();
        AtomicInteger deadlocks = new AtomicInteger(2);
        Backfill backfill = along(400).change((session, range) -> {
            if (deadlocks.getAndDecrement() > 0) {
                return Uni.createFrom().failure(new SQLException("Deadlock found", "40001", 1213));
            }
            ranges.add(range);
            return changed(session, range);
        });

        done(runs.run(database, backfill));

        assertThat(ranges).extracting(Range::rows).startsWith(100L).contains(400L);
        assertThat(timesEachRowWasChanged()).isEqualTo(1);
    }

    @Test
    void givesWayToThoseWhoHoldItsRows() {
        CompletableFuture<Void> letGo = new CompletableFuture<>();
        CompletableFuture<Void> visitor = holdRow(0, letGo);

        assertThatThrownBy(() -> done(runs.run(database, counting(100), "attempts", "2")))
                .isInstanceOf(BackfillStopped.class)
                .hasMessageContaining("was tried 2 times, but others hold its rows");
        assertThat(number("select max(id) from item where n = 1")).isEqualTo(-350);

        letGo.complete(null);
        done(visitor);
        done(runs.run(database, counting(100)));
        assertThat(timesEachRowWasChanged()).isEqualTo(1);
    }

    @Test
    void stopsWithoutAPrimaryAndGoesOnWhenItIsBack() {
        killAtWrite(4, State.DEAD);
        cluster.primary().kill();

        assertThatThrownBy(() -> done(runs.run(database, counting(100)))).isInstanceOf(DatabaseUnavailable.class);

        cluster.heal();
        TestingDatabase.awaitAllIn();
        done(runs.run(database, counting(100)));
        assertThat(timesEachRowWasChanged()).isEqualTo(1);
    }

    @Test
    void aBatchThatFailsIsRolledBackWithItsProgress() {
        Backfill half = along(400)
                .change((session, range) -> changed(session, range)
                        .chain(changed -> range.first() > 0
                                ? Uni.createFrom().failure(new IllegalStateException("no such word"))
                                : Uni.createFrom().item(changed)));

        assertThatThrownBy(() -> done(runs.run(database, half))).hasMessage("no such word");

        assertThat(number("select rows_seen from backfill where finished_at is null"))
                .isEqualTo(800);
        assertThat(number("select sum(n) from item")).isEqualTo(800);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nothing | There is no column item.nothing. Does its migration still wait?
            code    | item.code is varchar. Say longKey for whole numbers, stringKey for char and varchar
            n       | item.n is no unique key by itself
            """)
    void refusesToGoAlongWhatIsNoKey(String column, String message) {
        Backfill backfill = Backfill.of("count").table("item").longKey(column).update(COUNT);

        assertThatThrownBy(() -> done(runs.run(database, backfill)))
                .isInstanceOf(BackfillStopped.class)
                .hasMessageStartingWith(message);
        assertThat(number("select count(*) from backfill")).isZero();
    }

    @Test
    void refusesAKeyOfSeveralColumnsAndANumberAsText() {
        Backfill pair = Backfill.of("words").table("item").stringKey("word").update(COUNT);
        Backfill number = Backfill.of("numbers").table("item").stringKey("id").update(COUNT);

        assertThatThrownBy(() -> done(runs.run(database, pair))).hasMessageStartingWith("item.word is no unique key");
        assertThatThrownBy(() -> done(runs.run(database, number))).hasMessageStartingWith("item.id is bigint");
    }

    /** A run that never hears of its end, since it is dead. */
    private void killAtWrite(int write, State death) {
        TestingMortalDatabase mortal = TestingMortalDatabase.of(database).dyingAtWrite(write, death);
        victims.add(runs.run(mortal, counting(100)));
        await().atMost(LIMIT).until(mortal::isDead);
    }

    private static Backfill.Along<Long> along(int batch) {
        return Backfill.of("count").table("item").longKey("id").batch(batch);
    }

    private static Backfill counting(int batch) {
        return along(batch).update(COUNT);
    }

    private static Backfill recorded(List<Range<Long>> ranges, int batch) {
        return along(batch).change((session, range) -> {
            ranges.add(range);
            return changed(session, range);
        });
    }

    private static Uni<Integer> changed(WriteSession session, Range<Long> range) {
        BiFunction<WriteSession, Range<Long>, Uni<Integer>> count = RangeStatement.of("count", COUNT);
        return count.apply(session, range);
    }

    /** A transaction that is open when this returns. */
    private CompletableFuture<Void> holdRow(long id, CompletableFuture<Void> letGo) {
        CompletableFuture<Void> held = new CompletableFuture<>();
        CompletableFuture<Void> visitor = database.write(
                        session -> session.sql("update item set word = 'mug' where id = :id")
                                .bind("id", id)
                                .execute()
                                .invoke(() -> held.complete(null))
                                .chain(() -> Uni.createFrom().completionStage(letGo)))
                .subscribeAsCompletionStage();
        assertThat(held).succeedsWithin(LIMIT);
        return visitor;
    }

    /** The same for all of them, or -1. */
    private long timesEachRowWasChanged() {
        return number("select if(min(n) = max(n) and count(*) = " + ROWS + ", min(n), -1) from item");
    }

    private long number(String sql) {
        return TestingDatabase.number(cluster, cluster.primary(), sql);
    }

    private static void done(CompletableFuture<Void> run) {
        try {
            run.get(LIMIT.toSeconds(), SECONDS);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(failure);
        } catch (TimeoutException late) {
            throw new IllegalStateException("still running", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
