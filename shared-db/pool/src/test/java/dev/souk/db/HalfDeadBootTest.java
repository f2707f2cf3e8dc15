package dev.souk.db;

import static dev.souk.db.TestingDatabase.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.souk.db.sample.Note;
import dev.souk.db.sample.Notes;
import dev.souk.embedded.EmbeddedCluster;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The application starts while its primary and a replica are dead. */
@QuarkusTest
@WithTestResource(TestingHalfDeadCluster.class)
class HalfDeadBootTest {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final Notes notes;

    @SuppressWarnings("NullAway.Init") // TestingHalfDeadCluster sets it
    EmbeddedCluster cluster;

    HalfDeadBootTest(Notes notes) {
        this.notes = notes;
    }

    @Test
    void readsFromWhatIsAliveAndWritesOnceThePrimaryIsBack() {
        for (int i = 0; i < 20; i++) {
            Optional<Note> note = now(notes.byId(1));
            assertThat(note).isPresent();
        }
        assertThat(status("db-3").reads()).isGreaterThanOrEqualTo(20);
        assertThatThrownBy(() -> now(notes.write(2, "Too early"))).isInstanceOf(DatabaseUnavailable.class);

        cluster.primary().start();
        cluster.node("db-2").start();

        await().atMost(LIMIT).ignoreExceptions().until(() -> now(notes.write(3, "At last")) != null);
        await().atMost(LIMIT)
                .until(() -> now(notes.byId(1)).isPresent()
                        && TestingDatabase.nodes().stream()
                                .allMatch(node -> node.state().equals("in")));
    }

    private static <T> T now(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
