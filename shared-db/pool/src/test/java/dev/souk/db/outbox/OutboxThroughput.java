package dev.souk.db.outbox;

import static dev.souk.db.TestingDatabase.makeTable;

import dev.souk.db.Database;
import dev.souk.db.TestingClock;
import dev.souk.db.TestingDatabase;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * How many events one relay delivers to a receiver that does nothing. Not part of the tests; {@code ./mvnw test -pl
 * shared-db/pool -am -Dtest=OutboxThroughput -Dsurefire.failIfNoSpecifiedTests=false} prints the lines.
 */
@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
class OutboxThroughput {

    private static final int EVENTS = 5_000;
    private static final int ROUNDS = 4;
    private static final Duration LONG = Duration.ofMinutes(2);

    private final Database database;
    private final Outbox outbox;
    private final TestingRelays relays;

    @SuppressWarnings("NullAway.Init") // EmbeddedDatabase sets it
    EmbeddedCluster cluster;

    OutboxThroughput(Database database, Outbox outbox, TestingClock clock, Vertx vertx) {
        this.database = database;
        this.outbox = outbox;
        this.relays = new TestingRelays(vertx, clock);
    }

    record Numbered(String key) {}

    @Test
    void printsEventsASecond() {
        for (int round = 0; round < ROUNDS; round++) {
            makeTable(cluster, "outbox");
            List<Numbered> events = IntStream.range(0, EVENTS)
                    .mapToObj(number -> new Numbered("key-" + number))
                    .toList();
            database.write(session -> outbox.addAll(session, TestingReceiver.TOPIC, events, Numbered::key))
                    .await()
                    .atMost(LONG);
            long began = System.nanoTime();
            relays.start(database, TestingReceiver.of(event -> Uni.createFrom().voidItem()));
            Awaitility.await().atMost(LONG).pollInterval(Duration.ofMillis(50)).until(() -> delivered() == EVENTS);
            double seconds = (System.nanoTime() - began) / 1e9;
            relays.stop();
            System.out.printf("%d events in %.2f s, %.0f events/s%n", EVENTS, seconds, EVENTS / seconds);
        }
    }

    private long delivered() {
        return TestingDatabase.number(
                cluster, cluster.primary(), "select count(*) from outbox where state = 'delivered'");
    }
}
