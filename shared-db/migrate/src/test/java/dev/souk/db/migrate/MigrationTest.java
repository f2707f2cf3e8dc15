package dev.souk.db.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.souk.embedded.EmbeddedCluster;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationTest {

    private static final String NOTE =
            "create table note (id bigint primary key, text varchar(200) null) engine = InnoDB";
    private static final String TITLE = "alter table note add column title varchar(80) null";
    private static final String PINNED = "alter table note add column pinned boolean not null default false";

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static EmbeddedCluster cluster;

    @SuppressWarnings("NullAway.Init") // made before each test
    private TestingMigration migration;

    @BeforeAll
    static void startServer() {
        cluster = EmbeddedCluster.builder().replicas(0).start();
    }

    @AfterAll
    static void stopServer() {
        cluster.close();
    }

    @BeforeEach
    void oneFile(@TempDir Path folder) {
        migration = new TestingMigration(cluster, "souk_scratch_" + SCHEMAS.incrementAndGet(), folder)
                .file("V1__note.sql", NOTE);
    }

    @Test
    void saysWhichFileIsUnderWay() {
        assertThat(migration.file("V2__title.sql", TITLE).run()).isZero();

        assertThat(migration.out())
                .containsSubsequence("Applying V1__note.sql\nApplied V1__note.sql in ", " ms\nApplying V2__title.sql\n")
                .containsPattern("Applied 2 migrations in \\d+ ms, the schema is at version 2\\.\n$");
        assertThat(migration.run()).isZero();
        assertThat(migration.out()).isEqualTo("The schema is up to date, at version 2.\n");
    }

    @Test
    void triesAgainWhileSomebodyHoldsTheTable() throws SQLException {
        migration.run();
        migration.file("V2__title.sql", TITLE);

        try (Connection reader = holdTable()) {
            migration.whilePausing(() -> {
                if (migration.pauses().size() == 2) {
                    letGo(reader);
                }
            });
            assertThat(migration.run()).isZero();
        }

        assertThat(migration.pauses()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(migration.out())
                .contains("V2__title.sql: Lock wait timeout exceeded", "Trying again in 2.0 s (try 2 of 3 failed)")
                .contains("Applied 1 migrations");
        assertThat(migration.err()).isEmpty();
    }

    @Test
    void givesUpOnATableThatIsHeldForEverAndGoesOnWithItNextTime() throws SQLException {
        migration.run();
        migration.file("V2__title.sql", TITLE).file("V3__pinned.sql", PINNED);

        try (Connection reader = holdTable()) {
            assertThat(reader.isClosed()).isFalse();
            assertThat(migration.run()).isEqualTo(1);
        }

        assertThat(migration.pauses()).hasSize(TestingMigration.TRIES - 1);
        assertThat(migration.err())
                .startsWith("V2__title.sql failed in line 1: " + TITLE)
                .contains("(error 1205)", "from information_schema.innodb_trx")
                .endsWith("The schema is at version 1. Run migrate again: it goes on with V2__title.sql.\n");
        assertThat(migration.run()).isZero();
        assertThat(migration.out()).doesNotContain("V1__note.sql").contains("Applied 2 migrations");
    }

    @Test
    void twoAtOnceWaitForWhoHoldsTheTable() throws Exception {
        migration.run();
        migration.file("V2__title.sql", TITLE);
        TestingMigration other = migration.inAnotherTerminal();

        try (Connection reader = holdTable();
                ExecutorService terminals = Executors.newFixedThreadPool(2)) {
            migration.whilePausing(() -> letGo(reader));
            other.whilePausing(() -> letGo(reader));
            List<Future<Integer>> exitCodes = terminals.invokeAll(List.of(migration::run, other::run));

            for (Future<Integer> exitCode : exitCodes) {
                assertThat(exitCode.get()).as(migration.err() + other.err()).isZero();
            }
        }

        assertThat(migration.out() + other.out()).containsOnlyOnce("Applied 1 migrations");
    }

    /** Of two at once, when the one forgets its failure before the other, which met it, has looked again. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theFailureOfAnotherRunPassesAlsoWhenItsNoteIsGone(boolean validates) {
        Flyway flyway = migration
                .file("V2__title.sql", "alter table nowhere add column title text")
                .flyway();
        assertThatThrownBy(flyway::migrate).isInstanceOf(FlywayException.class);
        Flyway other = Flyway.configure()
                .configuration(flyway.getConfiguration())
                .validateOnMigrate(validates)
                .load();
        FlywayException met = catchThrowableOfType(FlywayException.class, other::migrate);

        assertThat(MigrationFailure.of(met, flyway).passes()).isTrue();
        migration.execute("delete from flyway_schema_history where success = 0");

        assertThat(MigrationFailure.of(met, flyway).passes()).isTrue();
        assertThat(MigrationFailure.of(met, flyway).serverSays()).contains("in another run");
    }

    @Test
    void theQueryThatItPrintsNamesWhoHoldsTheTable() throws SQLException {
        migration.run();
        try (Connection reader = holdTable();
                Connection administrator = migration.openAsMonitor()) {
            long thread;
            try (var rows = reader.createStatement().executeQuery("select connection_id()")) {
                rows.next();
                thread = rows.getLong(1);
            }
            try (var rows = administrator
                    .createStatement()
                    .executeQuery("select trx_mysql_thread_id from information_schema.innodb_trx"
                            + " where trx_mysql_thread_id = " + thread)) {
                assertThat(rows.next()).isTrue();
            }
        }
    }

    @Test
    void goesOnAtTheFileThatFailedOnceItIsMended() {
        migration
                .file("V2__title.sql", "alter table note add column title nonsense")
                .file("V3__pinned.sql", PINNED);

        assertThat(migration.run()).isEqualTo(1);
        assertThat(migration.err())
                .startsWith("V2__title.sql failed in line 1: alter table note add column title nonsense\n")
                .contains("Unknown data type")
                .endsWith("The schema is at version 1. Run migrate again: it goes on with V2__title.sql.\n");
        assertThat(migration.count("select count(*) from flyway_schema_history"))
                .isEqualTo(1);

        assertThat(migration.file("V2__title.sql", TITLE).run()).isZero();
        assertThat(migration.out())
                .startsWith("Applying V2__title.sql")
                .contains("Applied 2 migrations", "the schema is at version 3");
    }

    @Test
    void goesOnAfterARunThatLeftItsFailureBehind() {
        migration.file("V2__title.sql", "alter table nowhere add column title text");
        assertThatThrownBy(() -> migration.flyway().migrate()).isInstanceOf(FlywayException.class);
        assertThat(migration.count("select count(*) from flyway_schema_history where success = 0"))
                .isEqualTo(1);

        assertThat(migration.pending()).isZero();
        assertThat(migration.out()).startsWith("Would apply V2__title.sql\n");
        assertThat(migration.file("V2__title.sql", TITLE).run()).isZero();
        assertThat(migration.out()).startsWith("V2__title.sql failed in an earlier run and is tried again.\n");
    }

    /** As of a process that dies between the change and the note of it. */
    @Test
    void saysHowToNoteAChangeThatIsThereAlready() {
        migration.run();
        migration.file("V2__title.sql", TITLE).file("V3__pinned.sql", PINNED);
        migration.execute(TITLE);

        assertThat(migration.run()).isEqualTo(1);
        assertThat(migration.err()).contains("Duplicate column name 'title'", "Its change is there already.");

        String said = migration.err();
        migration.execute(said.substring(said.indexOf("insert into"), said.indexOf(';')));
        assertThat(migration.run()).isZero();
        assertThat(migration.out()).startsWith("Applying V3__pinned.sql");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alter table note add unique (text)                                                 | alike in what shall be unique
            alter table note modify text varchar(200) not null                                 | do not fit
            alter table note modify text varchar(2)                                            | do not fit
            alter table note add check (length(text) > 10)                                     | do not fit
            alter table note add foreign key (id) references note (text)                       | may be changed
            alter table note modify text bigint, algorithm = inplace                           | copying the table or locking it
            alter table note add fulltext (text), algorithm = instant                          | copying the table or locking it
            create table note (id int)                                                         | there already
            drop table nowhere                                                                 | there already
            alter table note add primary key (text)                                            | there already
            alter table note add constraint a check (id > 1), add constraint a check (id > 2)  | there already
            alter table note change column nothing title varchar(80) null                      | a typo, or it was done already
            alter table nowhere add column title text                                          | a typo, or it was done already
            rename table nowhere to somewhere                                                  | a typo, or it was done already
            update mysql.global_priv set host = ''                                             | who may change the schema
            """)
    void saysHowToGoOn(String statement, String wayOn) {
        migration.run();
        migration.execute("insert into note values (1, 'same'), (2, 'same'), (3, null)");

        assertThat(migration.file("V2__change.sql", statement).run()).isEqualTo(1);
        assertThat(migration.err())
                .startsWith("V2__change.sql failed in line 1: " + statement)
                .contains(wayOn)
                .endsWith("The schema is at version 1. Run migrate again: it goes on with V2__change.sql.\n");
        assertThat(migration.pauses()).isEmpty();

        migration.execute("delete from note");
        assertThat(migration.file("V2__change.sql", TITLE).run()).isZero();
    }

    @Test
    void refusesAFileThatWasChangedAfterItWasApplied() {
        migration.file("V2__title.sql", TITLE).run();
        migration.file("V2__title.sql", PINNED).file("V3__pinned.sql", PINNED);

        assertThat(migration.run()).isEqualTo(1);
        assertThat(migration.err())
                .contains("V2__title.sql was changed after it was applied: put it back as it was, write a new one")
                .contains("./souk reset")
                .contains("The schema is at version 2.");
        assertThat(migration.pending()).isEqualTo(1);
        assertThat(migration.err()).contains("V2__title.sql was changed after it was applied");

        assertThat(migration.file("V2__title.sql", TITLE).run()).isZero();
    }

    @Test
    void refusesToGoOnWithoutAFileThatWasApplied() {
        migration.file("V2__title.sql", TITLE).file("V3__pinned.sql", PINNED).run();
        migration.without("V2__title.sql");

        assertThat(migration.run()).isEqualTo(1);
        assertThat(migration.err())
                .contains("V2__title.sql was applied and is not there any more: put it back", "./souk reset");
    }

    @Test
    void refusesAFileWithANumberThatWasPassed() {
        migration.file("V3__pinned.sql", PINNED).run();
        migration.file("V2__title.sql", TITLE);

        assertThat(migration.run()).isEqualTo(1);
        assertThat(migration.err())
                .contains("V2__title.sql was not applied, and later ones were: give it the next free number");
    }

    @Test
    void refusesTwoFilesWithOneNumber() {
        migration.file("V1__title.sql", TITLE);

        assertThat(migration.run()).isEqualTo(1);
        assertThat(migration.err()).contains("more than one migration with version 1");
        assertThat(migration.pending()).isEqualTo(1);
    }

    @Test
    void leavesASchemaAloneThatIsNewer() {
        migration.file("V2__title.sql", TITLE).run();
        migration.without("V2__title.sql");

        assertThat(migration.run()).isZero();
        assertThat(migration.out())
                .isEqualTo("The schema is at version 2, newer than this release, which knows 1: nothing to do.\n");
        assertThat(migration.pending()).isZero();
        assertThat(migration.out()).contains("newer than this release");
    }

    @Test
    void listsWhatIsMissingAndChangesNothing() {
        assertThat(migration.file("V2__title.sql", TITLE).pending()).isZero();

        assertThat(migration.out()).isEqualTo("""
                        Would apply V1__note.sql
                        Would apply V2__title.sql
                        2 migrations are missing, the schema is at version 0. Nothing was changed.
                        """);
        assertThat(migration.count("select count(*) from information_schema.tables where table_schema = database()"))
                .isZero();
    }

    @Test
    void saysThatNobodyAnswers() {
        migration.server("127.0.0.1:1");

        assertThat(migration.run()).isEqualTo(1);
        assertThat(migration.err())
                .contains("cannot be reached")
                .endsWith("The schema's version cannot be read now. Run migrate again: it goes on where it stopped.\n");
        assertThat(migration.pending()).isEqualTo(1);
    }

    /** Its lock is not silent meanwhile: it is held by the session that works. */
    @Test
    void aFileMayTakeLongerThanASessionMayBeSilent() {
        migration.file("V2__slow.sql", "do sleep(%d)".formatted(TestingMigration.SILENT_SECONDS + 2));

        assertThat(migration.file("V3__title.sql", TITLE).run())
                .as(migration.err())
                .isZero();
    }

    @Test
    void saysThatItsUserIsRefused() {
        migration.password("wrong");

        assertThat(migration.run()).isEqualTo(1);
        assertThat(migration.err()).contains("souk.db.migration.username and .password", "(error 1045)");
    }

    private Connection holdTable() throws SQLException {
        Connection reader = migration.open();
        reader.setAutoCommit(false);
        reader.createStatement().executeQuery("select count(*) from note").close();
        return reader;
    }

    private static void letGo(Connection reader) {
        try {
            reader.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
