package dev.souk.db;

import static dev.souk.db.TestingDatabase.nodes;
import static dev.souk.db.TestingDatabase.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.souk.db.sample.Note;
import dev.souk.db.sample.Notes;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** No replicas, and a primary that is none any more. */
@QuarkusTest
@WithTestResource(TestingReadOnlyPrimary.class)
class ReadOnlyPrimaryTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Notes notes;

    ReadOnlyPrimaryTest(Notes notes) {
        this.notes = notes;
    }

    @Test
    void readsOnThePrimaryWithoutReplicas() {
        Optional<Note> note = now(notes.byId(1));

        assertThat(note).isPresent();
        assertThat(nodes()).hasSize(1);
        assertThat(status("demoted").reads()).isPositive();
    }

    @Test
    void refusesWritesAndGoesOnReading() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> now(notes.write(2, "Refused"))).isInstanceOf(DatabaseUnavailable.class);
        }

        await().atMost(LIMIT).until(() -> status("demoted").state().equals("out"));
        Optional<Note> note = now(notes.byId(1));
        assertThat(note).isPresent();
    }

    private static <T> T now(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
