package dev.souk.db.backfill;

import static dev.souk.db.TestingDatabase.makeTable;
import static dev.souk.db.TestingDatabase.number;
import static dev.souk.db.TestingDatabase.onPrimary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.souk.db.Database;
import dev.souk.db.Replicas;
import dev.souk.db.TestingDatabase;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command, with the backfill of the sample application. */
@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
class BackfillCommandTest {

    private final BackfillCommand command;
    private final Database database;
    private final Replicas replicas;
    private final Clock clock;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @SuppressWarnings("NullAway.Init") // EmbeddedDatabase sets it
    EmbeddedCluster cluster;

    BackfillCommandTest(BackfillCommand command, Database database, Replicas replicas, Clock clock) {
        this.command = command;
        this.database = database;
        this.replicas = replicas;
        this.clock = clock;
    }

    @BeforeEach
    void makeTables() {
        makeTable(cluster, "backfill");
        onPrimary(
                cluster,
                "create table if not exists notes (id bigint primary key, text varchar(200) not null)",
                "alter table notes add column if not exists title varchar(200) null",
                "delete from notes",
                "insert into notes (id, text) values (1, 'Buy tea. Green or black.'), (2, 'Sleep')");
    }

    @AfterEach
    void heal() {
        onPrimary(cluster, "alter table notes drop column if exists title");
        cluster.heal();
        TestingDatabase.awaitAllIn();
    }

    @Test
    void listsWhatThereIsAndRunsIt() {
        assertThat(command.list(print(out), print(err))).isZero();
        assertThat(printed(out)).matches("customer-names +not begun\nnote-titles +not begun\n");

        assertThat(command.run("note-titles", false, print(out), print(err))).isZero();
        assertThat(printed(out)).contains("note-titles: done: 2 rows in 1 batches, 2 changed");
        assertThat(number(cluster, cluster.primary(), "select count(*) from notes where title in ('Buy tea', 'Sleep')"))
                .isEqualTo(2);

        assertThat(command.list(print(out), print(err))).isZero();
        assertThat(printed(out)).containsPattern("note-titles +done at \\S+Z: 2 rows in 1 batches\n");
        assertThat(printed(err)).isEmpty();
    }

    @Test
    void saysThatThereIsNone() {
        assertThat(command.run("titles", false, print(out), print(err))).isEqualTo(2);
        assertThat(printed(err)).isEqualTo("There is no backfill \"titles\". There is: customer-names, note-titles\n");

        BackfillCommand without = new BackfillCommand(backfills(List.of()));
        assertThat(without.list(print(out), print(err))).isZero();
        assertThat(printed(out)).isEqualTo("none\n");
        assertThat(without.run("titles", false, print(out), print(err))).isEqualTo(2);
    }

    @Test
    void saysWhyItStoppedAndThatItGoesOn() {
        onPrimary(cluster, "alter table notes drop column title");

        assertThat(command.run("note-titles", false, print(out), print(err))).isEqualTo(1);

        assertThat(printed(err)).contains("note-titles stopped: ", "Unknown column 'title'", "run it again");
        onPrimary(cluster, "drop table backfill");
        assertThat(command.list(print(out), print(err))).isEqualTo(1);
        assertThat(printed(err)).contains("The progress of backfills cannot be read: ", "doesn't exist");
    }

    @Test
    void saysWhatIsWrongWithThePrimary() {
        cluster.primary().kill();

        assertThat(command.run("note-titles", false, print(out), print(err))).isEqualTo(1);

        assertThat(printed(err)).contains("note-titles stopped: No node takes writes: db-1 (");
        cluster.heal();
    }

    @Test
    void twoOfOneNameAreRefused() {
        Backfill one = Backfill.of("twin")
                .table("notes")
                .longKey("id")
                .update("delete from notes where id between :first and :last");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> backfills(List.of(one, one)))
                .withMessageContaining("Two backfills are called twin");
    }

    private Backfills backfills(List<Backfill> declared) {
        return new Backfills(declared, database, replicas, TestingBackfills.config(), clock);
    }

    private static PrintStream print(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    private static String printed(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
