package dev.souk.db;

import static dev.souk.db.TestingDatabase.makeTable;
import static dev.souk.db.TestingDatabase.number;
import static dev.souk.db.TestingDatabase.onPrimary;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.souk.db.sample.PublishedNotes;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The README's application with its outbox: a relay that would look by itself only once an hour. */
@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
@TestProfile(PublishingTest.Relaying.class)
class PublishingTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final PublishedNotes notes;

    @SuppressWarnings("NullAway.Init") // EmbeddedDatabase sets it
    EmbeddedCluster cluster;

    PublishingTest(PublishedNotes notes) {
        this.notes = notes;
    }

    @BeforeEach
    void makeTables() {
        TestingDatabase.fillTable(cluster);
        makeTable(cluster, "outbox");
        makeTable(cluster, "inbox");
        onPrimary(
                cluster,
                "drop table if exists word_count",
                "create table word_count (note bigint not null, words int not null)");
    }

    @Test
    void aCommitIsReceivedAtOnceAndARollbackNever() {
        assertThatThrownBy(
                        () -> notes.publish(1, "A note that is there").await().atMost(LIMIT))
                .isNotNull();
        notes.publish(7, "Sell tea tomorrow").await().atMost(LIMIT);

        awaitNumber("select coalesce(sum(words), 0) from word_count", 3);
        awaitNumber("select count(*) from outbox where state = 'delivered'", 1);
        awaitNumber("select count(*) from outbox", 1);
    }

    @Test
    void saysWhatWaitsAndWhatIsParked() {
        onPrimary(cluster, """
                insert into outbox (event_id, topic, event_key, payload, created_at, state, due_at, last_error)
                values (1, 'note-written', '1', '{}', '2026-01-02 03:04:05', 'waiting', '2999-01-01', 'busy'),
                       (2, 'note-written', '2', '{}', '2026-01-02 03:04:06', 'waiting', '2999-01-01', null),
                       (3, 'note-written', '3', '{}', '2026-01-02 03:04:04', 'parked', '2026-01-01', 'broken'),
                       (4, 'note-written', '3', '{}', '2026-01-02 03:04:04', 'delivered', '2999-01-01', null)
                """);

        await().atMost(LIMIT)
                .untilAsserted(() -> given().get("/internal/outbox")
                        .then()
                        .statusCode(200)
                        .body("waiting", equalTo(2))
                        .body("retried", equalTo(1))
                        .body("parked", equalTo(1))
                        .body("oldest", equalTo("2026-01-02T03:04:05Z")));
    }

    private void awaitNumber(String sql, long expected) {
        await().atMost(LIMIT).until(() -> number(cluster, cluster.primary(), sql) == expected);
    }

    public static class Relaying implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("souk.outbox.relay", "true", "souk.outbox.poll", "1h");
        }
    }
}
