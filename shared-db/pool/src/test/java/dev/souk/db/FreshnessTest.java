package dev.souk.db;

import static dev.souk.db.TestingDatabase.fillTable;
import static dev.souk.db.TestingDatabase.onPrimary;
import static dev.souk.db.TestingDatabase.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.souk.db.position.Mark;
import dev.souk.db.position.WritePosition;
import dev.souk.db.sample.Note;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.MariaDbNode;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How old what a visitor sees may be, on replicas that really lag. Each test leaves all of them well. */
@QuarkusTest
@TestProfile(FreshnessTest.Impatient.class)
@WithTestResource(EmbeddedDatabase.class)
class FreshnessTest {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration MAX_LAG = Duration.ofSeconds(2);
    private static final String SCOPE = "catalog";

    private final Database database;
    private final Topology topology;
    private final Positions positions;
    private final Vertx vertx;

    @SuppressWarnings("NullAway.Init") // EmbeddedDatabase sets it
    EmbeddedCluster cluster;

    FreshnessTest(Database database, Topology topology, Positions positions, Vertx vertx) {
        this.database = database;
        this.topology = topology;
        this.positions = positions;
        this.vertx = vertx;
    }

    @BeforeEach
    void fill() {
        fillTable(cluster);
        awaitFresh("db-2");
        awaitFresh("db-3");
        await().atMost(LIMIT).until(() -> node("db-1").watermark().isWithin(MAX_LAG));
    }

    @AfterEach
    void heal() {
        cluster.heal();
        fillTable(cluster);
        TestingDatabase.awaitAllIn();
    }

    @Test
    void showsHowOldAReplicaIsAndHowItGrowsOlder() {
        cluster.node("db-2").cutReplication();

        await().atMost(LIMIT).until(() -> shownLag("db-2") > 1_500);
        assertThat(shownLag("db-2")).isGreaterThan(1_500);
        assertThat(shownLag("db-3")).isLessThan(1_500);
        assertThat(shownLag("db-1")).isZero();

        cluster.node("db-2").heal();
        await().atMost(LIMIT).until(() -> shownLag("db-2") < 1_000);
    }

    @Test
    void readsPassByAReplicaThatIsTooOld() {
        cluster.node("db-2").cutReplication();
        awaitTooOld("db-2");
        long before = status("db-2").reads();

        readNote(40);

        assertThat(status("db-2").reads()).isEqualTo(before);
        assertThat(topology.primary().routed(RouteReason.SPILLED)).isZero();
    }

    /** The replica is cut off while there is no table for it to have. */
    @Test
    void aReplicaWhoseAgeIsNotKnownIsTooOld() {
        onPrimary(cluster, "drop table database_heartbeat");
        await().atMost(LIMIT).until(() -> node("db-2").watermark().mark() == null);
        cluster.node("db-2").cutReplication();
        TestingDatabase.makeTable(cluster, "database_heartbeat");
        awaitFresh("db-3");
        long before = status("db-2").reads();

        readNote(40);

        assertThat(node("db-2").watermark().lag()).isNull();
        assertThat(status("db-2").reads()).isEqualTo(before);
    }

    /** Positions of before would be ahead for ever, if the row began with the first epoch again. */
    @Test
    void aRowThatIsLostIsMadeAgainInALaterEpoch() {
        Mark before = mark("db-1");

        onPrimary(cluster, "drop table database_heartbeat");
        await().atMost(LIMIT).until(() -> node("db-1").watermark().mark() == null);
        fillTable(cluster);

        await().atMost(LIMIT)
                .until(() -> covers("db-1", new Mark(before.epoch() + 1, 0))
                        && covers("db-2", new Mark(before.epoch() + 1, 0)));
    }

    @Test
    void whoeverNeedsYoungDataReadsItOnThePrimaryOrNotAtAll() {
        cluster.replicas().forEach(MariaDbNode::cutReplication);
        awaitTooOld("db-2");
        awaitTooOld("db-3");

        Long server = now(database.read(Freshness.atMost(MAX_LAG), FreshnessTest::serverId));
        assertThat(server).isEqualTo(1L);

        cluster.primary().kill();
        assertThatThrownBy(() -> now(database.read(Freshness.atMost(MAX_LAG), FreshnessTest::serverId)))
                .isInstanceOf(DatabaseUnavailable.class);
    }

    @Test
    void theLeastOldReplicaAnswersWhereNobodyBetterCanAndTheAnswerSaysHowOldItIs() {
        cluster.node("db-2").cutReplication();
        await().atMost(LIMIT).until(() -> shownLag("db-2") > 1_000);
        cluster.node("db-3").cutReplication();
        cluster.primary().kill();
        awaitTooOld("db-3");
        awaitTooOld("db-2");

        for (int i = 0; i < 10; i++) {
            TestingVisitor visitor = visitor();
            Long server = visitor.asks(() -> database.read(FreshnessTest::serverId));

            assertThat(server).isEqualTo(3L);
            assertThat(visitor.stale()).isGreaterThan(MAX_LAG);
        }
    }

    @Test
    void whatMustBeThereIsNotReadWhereItIsNot() {
        cluster.replicas().forEach(MariaDbNode::cutReplication);
        TestingVisitor writer = visitor();
        write(writer, 2, "Not on any replica");
        WritePosition seen = WritePosition.seen(SCOPE, own(writer));
        cluster.primary().kill();
        await().atMost(LIMIT).until(() -> !node("db-1").reading().serves());

        assertThatThrownBy(() -> now(database.read(Freshness.after(writer.position()), FreshnessTest::serverId)))
                .isInstanceOf(DatabaseUnavailable.class);
        assertThatThrownBy(() -> now(database.read(Freshness.after(seen), FreshnessTest::serverId)))
                .isInstanceOf(DatabaseUnavailable.class);
        assertThatThrownBy(() -> writer.asks(() -> database.readOwn(FreshnessTest::serverId)))
                .isInstanceOf(DatabaseUnavailable.class);
    }

    @Test
    void everybodySeesWhatTheyWroteWhileReplicasLag() {
        TestingVisitor visitor = visitor();
        for (int i = 0; i < 30; i++) {
            long id = 1_000L + i;
            MariaDbNode replica = cluster.node(i % 2 == 0 ? "db-2" : "db-3");
            replica.cutReplication();

            Optional<Note> inTheSame =
                    visitor.asks(() -> database.write(session -> session.insert(new Note(id, "Mine")))
                            .chain(() -> database.read(session -> session.find(Note.class, id))));
            Optional<Note> inTheNext = read(visitor, id);
            Optional<Note> ofAnother = read(visitor().at(visitor.position()), id);

            replica.heal();
            assertThat(inTheSame).isPresent();
            assertThat(inTheNext).isPresent();
            assertThat(ofAnother).isPresent();
        }
    }

    @Test
    void ownThingsAreReadOnAReplicaByWhoBringsAPositionAndElseOnThePrimary() {
        TestingVisitor visitor = visitor();
        write(visitor, 2, "Mine");
        await().atMost(LIMIT).until(() -> covers("db-2", own(visitor)) && covers("db-3", own(visitor)));

        Long withPosition = visitor.asks(() -> database.readOwn(FreshnessTest::serverId));
        Long without = visitor().asks(() -> database.readOwn(FreshnessTest::serverId));

        assertThat(withPosition).isIn(2L, 3L);
        assertThat(without).isEqualTo(1L);
    }

    @Test
    void waitsForAReplicaThatIsAboutToHaveIt() {
        long before = caughtUp();

        TestingVisitor visitor = visitor();
        for (int i = 0; i < 200 && caughtUp() == before; i++) {
            write(visitor, 2_000L + i, "Mine");
            assertThat(read(visitor, 2_000L + i)).isPresent();
        }

        assertThat(caughtUp()).isGreaterThan(before);
    }

    @Test
    void doesNotWaitForLongBeforeThePrimaryIsAsked() {
        cluster.replicas().forEach(MariaDbNode::cutReplication);
        TestingVisitor visitor = visitor();
        write(visitor, 2, "Mine");
        long before = topology.primary().routed(RouteReason.BEHIND);

        long began = System.nanoTime();
        Optional<Note> found = read(visitor, 2);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(500));
        assertThat(found).isPresent();
        assertThat(topology.primary().routed(RouteReason.BEHIND)).isEqualTo(before + 1);
    }

    @Test
    void nobodySeesTimeRunBackwards() {
        TestingVisitor reader = visitor();
        cluster.node("db-2").cutReplication();
        long last = 0;
        for (int i = 0; i < 40; i++) {
            long id = 3_000L + i;
            write(visitor(), id, "Of somebody else");
            long now = reader.asks(() -> database.read(session ->
                    session.sql("select max(id) from notes", Long.class).one().map(Optional::orElseThrow)));
            assertThat(now).isGreaterThanOrEqualTo(last);
            last = now;
        }
        assertThat(last).isGreaterThan(3_000);
    }

    @Test
    void aCommitWhosePlaceNobodyCanTellIsASuccessAndIsSeen() {
        TestingVisitor visitor = visitor();

        visitor.asks(() -> database.write(session -> {
            session.afterCommit(() -> cluster.primary().stop());
            return session.insert(new Note(2, "Mine"));
        }));

        assertThat(own(visitor)).isEqualTo(Mark.endOf(mark("db-2").epoch()));
        cluster.primary().resume();
        await().atMost(LIMIT).until(() -> topology.primary().reading().serves());
        assertThat(read(visitor, 2)).isPresent();
        assertReplaced(visitor);
        assertThat(read(visitor, 2)).isPresent();
    }

    @Test
    void aCommitIsASuccessWithoutTheTable() {
        onPrimary(cluster, "drop table database_heartbeat");
        TestingVisitor visitor = visitor();

        write(visitor, 2, "Mine");

        assertThat(read(visitor, 2)).isPresent();
    }

    @Test
    void aPositionOfADatabaseThatIsNoMoreIsReplaced() {
        Mark there = mark("db-1");
        TestingVisitor ahead = visitor().at(WritePosition.own(SCOPE, new Mark(there.epoch(), 1_000_000_000)));
        TestingVisitor saw = visitor().at(WritePosition.seen(SCOPE, new Mark(there.epoch(), 1_000_000_000)));
        TestingVisitor later = visitor().at(WritePosition.own(SCOPE, new Mark(there.epoch() + 7, 5)));

        assertThat(read(ahead, 1)).isPresent();
        assertThat(read(saw, 1)).isPresent();
        assertThat(read(later, 1)).isPresent();

        await().atMost(LIMIT).until(() -> covers("db-2", mark("db-1")));
        assertReplaced(ahead);
        assertReplaced(saw);
        assertReplaced(later);
    }

    private void assertReplaced(TestingVisitor visitor) {
        Mark now = mark("db-1");
        Mark later = Optional.ofNullable(Mark.later(
                        visitor.position().own(SCOPE), visitor.position().seen(SCOPE)))
                .orElseThrow();
        assertThat(later.epoch()).isEqualTo(now.epoch());
        assertThat(later.sequence()).isLessThan(1_000_000);
    }

    private void write(TestingVisitor visitor, long id, String text) {
        visitor.asks(() -> database.write(session -> session.insert(new Note(id, text))));
    }

    private Optional<Note> read(TestingVisitor visitor, long id) {
        return visitor.asks(() -> database.read(session -> session.find(Note.class, id)));
    }

    private void readNote(int times) {
        for (int i = 0; i < times; i++) {
            Optional<Note> note = now(database.read(session -> session.find(Note.class, 1L)));
            assertThat(note).isPresent();
        }
    }

    private TestingVisitor visitor() {
        return new TestingVisitor(vertx, positions);
    }

    private static Mark own(TestingVisitor visitor) {
        return Optional.ofNullable(visitor.position().own(SCOPE)).orElseThrow();
    }

    private Node node(String name) {
        return topology.nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Mark mark(String name) {
        return Optional.ofNullable(node(name).watermark().mark()).orElseThrow();
    }

    private boolean covers(String name, Mark mark) {
        return node(name).watermark().covers(mark);
    }

    private long caughtUp() {
        return topology.nodes().stream()
                .mapToLong(node -> node.routed(RouteReason.CAUGHT_UP))
                .sum();
    }

    private void awaitTooOld(String name) {
        await().atMost(LIMIT).until(() -> {
            Duration lag = node(name).watermark().lag();
            return lag != null && lag.compareTo(MAX_LAG) > 0;
        });
    }

    private void awaitFresh(String name) {
        await().atMost(LIMIT).until(() -> node(name).watermark().isWithin(Duration.ofSeconds(1)));
    }

    private static long shownLag(String name) {
        Integer lag = RestAssured.given()
                .get("/internal/database")
                .path("nodes.find { it.name == '%s' }.lagMillis".formatted(name));
        return lag == null ? -1 : lag;
    }

    private static Uni<Long> serverId(ReadSession session) {
        return session.sql("select @@server_id", Long.class).one().map(Optional::orElseThrow);
    }

    private static <T> T now(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }

    /** An application that takes replicas for too old sooner than others. */
    public static final class Impatient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("souk.db.max-lag", "2s");
        }
    }
}
