package dev.souk.db.outbox;

import static dev.souk.db.TestingDatabase.makeTable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.db.Database;
import dev.souk.db.ExpiredRows;
import dev.souk.db.TestingClock;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
class InboxTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Database database;
    private final Inbox inbox;
    private final ExpiredRows expired;
    private final TestingClock clock;

    @SuppressWarnings("NullAway.Init") // EmbeddedDatabase sets it
    EmbeddedCluster cluster;

    InboxTest(Database database, Inbox inbox, ExpiredRows expired, TestingClock clock) {
        this.database = database;
        this.inbox = inbox;
        this.expired = expired;
        this.clock = clock;
    }

    @BeforeEach
    void makeTables() {
        makeTable(cluster, "inbox");
    }

    @Test
    void ofManyAtOnceOneIsTheFirst() {
        List<Uni<Boolean>> deliveries = IntStream.range(0, 16)
                .mapToObj(delivery -> receive("orders", "7"))
                .toList();

        List<Boolean> first = now(Uni.join().all(deliveries).andFailFast());

        assertThat(first).hasSize(16).containsOnlyOnce(true);
    }

    @Test
    void anEventThatWasRolledBackIsNewAgain() {
        assertThatThrownBy(() -> now(database.write(session -> inbox.once(session, "orders", "7")
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("rolled back"))))))
                .hasMessage("rolled back");

        assertThat(List.of(now(receive("orders", "7")), now(receive("orders", "7")), now(receive("carts", "7"))))
                .containsExactly(true, false, true);
    }

    @Test
    void anEventIsForgottenAfterAMonth() {
        now(receive("orders", "7"));
        clock.forward(Duration.ofDays(29));
        assertThat(now(expired.remove("inbox"))).isZero();

        clock.forward(Duration.ofDays(2));

        assertThat(now(expired.remove("inbox"))).isEqualTo(1);
    }

    private Uni<Boolean> receive(String source, String eventId) {
        return database.write(session -> inbox.once(session, source, eventId));
    }

    private static <T> T now(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
