package dev.souk.db;

import static dev.souk.db.TestingDatabase.fillTable;
import static dev.souk.db.TestingDatabase.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.souk.db.sample.Note;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.MariaDbNode;
import dev.souk.embedded.Promotion;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The primary dies under readers and writers, and another node is made the primary. */
@QuarkusTest
@TestProfile(OwnCluster.class)
@WithTestResource(EmbeddedDatabase.class)
class FailoverTest {

    private static final Logger log = Logger.getLogger(FailoverTest.class);

    private static final Duration LIMIT = Duration.ofSeconds(15);

    /** From its opening to the first write; the target, and two seconds for a busy machine. */
    private static final Duration GOES_ON = Duration.ofSeconds(1 + 2);

    private final Database database;
    private final Topology topology;
    private final Succession succession;

    @SuppressWarnings("NullAway.Init") // EmbeddedDatabase sets it
    EmbeddedCluster cluster;

    FailoverTest(Database database, Topology topology, Succession succession) {
        this.database = database;
        this.topology = topology;
        this.succession = succession;
    }

    @BeforeEach
    void fill() {
        fillTable(cluster);
        awaitWell();
    }

    @AfterEach
    void heal() {
        cluster.heal();
        awaitWell();
    }

    @Test
    void writesGoOnByThemselvesOnANewPrimaryAndNoneIsLostOrDoubled() {
        AtomicLong ids = new AtomicLong(1_000);
        Queue<Long> confirmed = new ConcurrentLinkedQueue<>();
        try (TestingReaders readers =
                        TestingReaders.start(8, () -> database.read(session -> session.find(Note.class, 1L)));
                TestingReaders writers = TestingReaders.start(4, () -> {
                    long id = ids.incrementAndGet();
                    return insert(id).invoke(done -> confirmed.add(id));
                })) {
            for (int change = 0; change < 2; change++) {
                long epoch = succession.epoch();
                int before = confirmed.size();
                await().atMost(LIMIT).until(() -> confirmed.size() > before + 20);
                cluster.primary().kill();

                Promotion promotion = cluster.promote();
                long opened = System.nanoTime();
                int atOpening = confirmed.size();
                await().atMost(LIMIT).pollInterval(Duration.ofMillis(5)).until(() -> confirmed.size() > atOpening);
                Duration first = Duration.ofNanos(System.nanoTime() - opened);
                log.infof(
                        "%s -> %s: nobody took writes for %d ms, first write %d ms after that",
                        promotion.from(), promotion.to(), promotion.closed().toMillis(), first.toMillis());

                assertThat(first).isLessThan(GOES_ON);
                assertThat(topology.primary().name()).isEqualTo(promotion.to());
                assertThat(succession.epoch()).isEqualTo(epoch + 1);
                assertThat(number(cluster, cluster.primary(), "select max(epoch) from database_epoch"))
                        .isEqualTo(epoch + 1);
                assertThat(promotion.rebuilt()).succeedsWithin(LIMIT);
                awaitWell();
            }
            assertThat(readers.failures()).isEmpty();
            assertThat(writers.failures())
                    .allSatisfy(failure -> assertThat(failure).isInstanceOf(DatabaseUnavailable.class));
        }
        for (long id : confirmed) {
            assertThat(number(cluster, cluster.primary(), "select count(*) from notes where id = " + id))
                    .isOne();
        }
        log.infof("%d writes confirmed, all of them there", confirmed.size());
    }

    @Test
    void aWriteThatWasCutBeforeItsCommitRunsOnceMoreOnTheNewPrimary() {
        AtomicLong runs = new AtomicLong();
        AtomicLong committed = new AtomicLong();

        Uni<Void> write = database.write(session -> {
            boolean first = runs.incrementAndGet() == 1;
            session.afterCommit(committed::incrementAndGet);
            return session.insert(new Note(2, "Once"))
                    .invoke(() -> {
                        if (first) {
                            cluster.primary().kill();
                        }
                    })
                    .chain(() -> session.insert(new Note(3, "Once, too")));
        });
        var outcome = write.subscribeAsCompletionStage();
        await().atMost(LIMIT).until(() -> !topology.primary().writing().serves());
        cluster.promote();

        assertThat(outcome).succeedsWithin(LIMIT);
        assertThat(runs).hasValue(2);
        assertThat(committed).hasValue(1);
        assertThat(number(cluster, cluster.primary(), "select count(*) from notes"))
                .isEqualTo(3);
    }

    /** More than may wait, and more than it has connections: who is refused is so at once, and nobody after a wait. */
    @Test
    void allWhoWaitedForAPrimaryWriteOnceItIsThere() {
        cluster.primary().kill();
        await().atMost(LIMIT).until(() -> !topology.primary().writing().serves());
        var outcomes = IntStream.range(0, 300)
                .mapToObj(i -> insert(5_000L + i).subscribeAsCompletionStage())
                .toList();
        cluster.primary().start();

        await().atMost(LIMIT).until(() -> outcomes.stream().allMatch(outcome -> outcome.isDone()));

        List<Throwable> failures = outcomes.stream()
                .filter(outcome -> outcome.isCompletedExceptionally())
                .map(outcome -> outcome.exceptionNow())
                .toList();
        log.infof("%d of 300 writes that waited failed", failures.size());
        assertThat(failures)
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(DatabaseUnavailable.class)
                        .hasMessageContaining("No node takes writes"));
        assertThat(number(cluster, cluster.primary(), "select count(*) from notes where id >= 5000"))
                .isEqualTo(300 - failures.size());
    }

    @Test
    void aNodeThatLacksConfirmedCommitsGetsNoWritesUntilAnOperatorAcceptsTheLoss() {
        cluster.replicas().forEach(MariaDbNode::cutReplication);
        MariaDbNode candidate = cluster.replicas().getFirst();
        insert(7).await().atMost(LIMIT);
        cluster.primary().kill();
        candidate.openByHand();

        await().atMost(LIMIT).until(() -> refusal(candidate.name()) != null);
        assertThat(refusal(candidate.name())).contains("would be lost");
        assertThatThrownBy(() -> insert(8).await().atMost(LIMIT)).isInstanceOf(DatabaseUnavailable.class);

        long losses = succession.losses();
        RestAssured.given()
                .post("/internal/database/" + candidate.name() + "/accept-loss")
                .then()
                .statusCode(200);

        await().atMost(LIMIT).until(() -> topology.primary().name().equals(candidate.name()));
        insert(9).await().atMost(LIMIT);
        assertThat(succession.losses()).isEqualTo(losses + 1);
        assertThat(number(cluster, candidate, """
                        select count(*) from database_epoch
                        where accepted_loss is not null and epoch = (select max(epoch) from database_epoch)
                        """)).isOne();
        // What was opened by hand is made the primary of the others, too.
        cluster.replicas().forEach(MariaDbNode::heal);
        cluster.promoteEvenIfBehind(candidate.name());
    }

    @Test
    void aSecondNodeThatTakesWritesGetsNeitherWritesNorReads() {
        MariaDbNode stray = cluster.replicas().getFirst();
        stray.openByHand();

        await().atMost(LIMIT).until(() -> refusal(stray.name()) != null);
        await().atMost(LIMIT).until(() -> !node(stray.name()).reading().serves());
        long writes = node(stray.name()).writes();
        long reads = node(stray.name()).reads();
        for (int i = 0; i < 20; i++) {
            insert(6_000L + i).await().atMost(LIMIT);
            assertThat(database.read(session -> session.find(Note.class, 1L))
                            .await()
                            .atMost(LIMIT))
                    .isPresent();
        }

        assertThat(node(stray.name()).writes()).isEqualTo(writes);
        assertThat(node(stray.name()).reads()).isEqualTo(reads);
        stray.closeByHand();
        await().atMost(LIMIT).until(() -> refusal(stray.name()) == null);
    }

    @Test
    void acceptsNoLossOfWhatIsNotThere() {
        RestAssured.given().post("/internal/database/db-9/accept-loss").then().statusCode(404);
        RestAssured.given()
                .post("/internal/database/" + topology.primary().name() + "/accept-loss")
                .then()
                .statusCode(409);
        RestAssured.given()
                .header("Sec-Fetch-Site", "cross-site")
                .post("/internal/database/" + topology.replicas().getFirst().name() + "/accept-loss")
                .then()
                .statusCode(403);
    }

    private Uni<Void> insert(long id) {
        return database.write(session -> session.insert(new Note(id, "Ordered")));
    }

    private void awaitWell() {
        await().atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> topology.primary().name().equals(cluster.primary().name())
                        && topology.primary().writing().serves()
                        && topology.nodes().stream()
                                .allMatch(node -> node.reading().state() == NodeState.IN
                                        && node.watermark().isWithin(Duration.ofSeconds(2))));
    }

    private Node node(String name) {
        return topology.nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable String refusal(String name) {
        return RestAssured.given()
                .get("/internal/database")
                .path("nodes.find { it.name == '%s' }.refusal".formatted(name));
    }
}
