package dev.souk.load.reads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.db.Database;
import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The short form of both programs: they run and say something plausible. What they are for takes minutes. */
@QuarkusTest
@WithTestResource(TestingServers.class)
class ComparisonTest {

    private static final int CLIENTS = 4;

    private final Database database;
    private final Mutiny.SessionFactory plain;
    private final Vertx vertx;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
    private final List<String> progress = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // TestingServers sets it
    Servers servers;

    ComparisonTest(Database database, @PersistenceUnit("plain") Mutiny.SessionFactory plain, Vertx vertx) {
        this.database = database;
        this.plain = plain;
        this.vertx = vertx;
    }

    @AfterEach
    void mend() {
        servers.mend();
    }

    @Test
    void saysWhatRoutingCosts() throws InterruptedException {
        ReadOverheadPlan plan = new ReadOverheadPlan(CLIENTS, Duration.ofMillis(200), 1, 1);
        Ways ways = ways();

        new ReadOverhead(
                        plan,
                        List.of(ways.clientPool(), ways.plainHibernate(), ways.routed()),
                        vertx,
                        out,
                        progress::add)
                .run();

        assertThat(progress).hasSize(1);
        assertThat(text())
                .containsPattern("Vert.x pool, no Hibernate +[\\d,]+ .* ms +[\\d,]+ +\\d+\\.\\d\\d ")
                .containsPattern("Hibernate on one plain pool +[\\d,]+ .* [\\d,]+ +1\\.00 +1\\.00 to 1\\.00")
                .containsPattern("database.read does \\d+\\.\\d % (more|fewer) reads a second than Hibernate");
    }

    @Test
    void saysWhatAKilledReplicaDoes() throws InterruptedException {
        Duration second = Duration.ofSeconds(1);
        ReadFaultsPlan plan = new ReadFaultsPlan(CLIENTS, Duration.ofMillis(200), 40, second, second, second);

        List<FaultRun> runs = new ReadFaults(
                        plan, servers, List.of(ways().routed()), List.of(FaultKind.KILL), vertx, out, progress::add)
                .run();

        assertThat(runs).extracting(FaultRun::fault).containsExactly(FaultKind.NONE, FaultKind.KILL);
        assertThat(runs).allSatisfy(run -> assertThat(run.outcome()).satisfies(ComparisonTest::isPlausible));
        assertThat(text())
                .containsPattern("(?m)^database.read$")
                .containsPattern("(?m)^  no fault +[\\d,]+ +[\\d,]+ ")
                .containsPattern("(?m)^  kill -9 +[\\d,]+ .* ms +[+-]\\d+\\.\\d ms ");
    }

    @Test
    void everyWayReads() throws InterruptedException {
        Ways ways = ways();
        for (Way way : List.of(ways.roundRobin(), ways.connector(), ways.routed())) {
            try (Reader reader = way.open()) {
                Answers answers =
                        PacedReads.begin(reader, 50, Duration.ofSeconds(1)).awaitAnswers();

                Outcome outcome = answers.since(Duration.ZERO);
                assertThat(outcome.requests()).isEqualTo(50);
                // A machine may stand still for a second, which is the limit of an answer.
                assertThat(outcome.failed()).as(way.name() + outcome.failures()).isLessThan(25);
            }
        }
    }

    private static void isPlausible(Outcome outcome) {
        assertThat(outcome.requests()).isPositive();
        assertThat(outcome.p50()).isPositive().isLessThanOrEqualTo(outcome.p99());
        assertThat(outcome.worst()).isGreaterThanOrEqualTo(outcome.p999()).isLessThan(Duration.ofSeconds(20));
    }

    private Ways ways() {
        return new Ways(servers, database, plain, vertx);
    }

    private String text() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
