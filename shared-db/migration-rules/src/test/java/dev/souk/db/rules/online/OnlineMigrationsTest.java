package dev.souk.db.rules.online;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Good and bad migrations one after the other, applied once for all tests. */
class OnlineMigrationsTest {

    private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();

    @TempDir
    private static Path folder;

    private static OnlineReport report;

    @BeforeAll
    static void measure() throws IOException {
        migration("V1__author.sql", "create table author (id bigint primary key, name varchar(100) not null)");
        migration("V2__note.sql", """
                create table note (
                    id        bigint       not null primary key,
                    author_id bigint       not null,
                    title     varchar(100) not null,
                    words     text         not null,
                    size      int          not null,
                    key note_title (title),
                    constraint note_author foreign key (author_id) references author (id)
                )""");
        migration("V3__instant.sql", "alter table note add column kind int null, algorithm = instant");
        migration(
                "V4__copied.sql",
                "alter table note modify column title varchar(90) not null, algorithm = copy, lock = shared");
        migration("V5__index.sql", "alter table note add key note_size (size), algorithm = inplace, lock = none");
        migration("V6__dropped.sql", "alter table note drop column kind, algorithm = instant");
        migration("V7__renamed.sql", "alter table note rename column words to body, algorithm = instant");
        migration("V8__required.sql", "alter table note add column mood int not null, algorithm = instant");
        migration(
                "V9__excused.sql",
                "-- rules: allow pause: nobody reads notes at night\n"
                        + "alter table note modify column title varchar(80) not null, algorithm = copy, lock = shared");
        migration("V10__mistake.sql", "alter table nothing add column mood int");
        migration("V11__never.sql", "create table never (id int primary key)");
        try (PrintStream out = new PrintStream(PRINTED, true, StandardCharsets.UTF_8)) {
            report = OnlineMigrations.of(folder).report(out);
        }
        System.out.print(PRINTED.toString(StandardCharsets.UTF_8));
    }

    private static void migration(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name), sql + ";\n");
    }

    @Test
    void whatIsInstantPausesNobody() {
        MeasuredFile instant = report.file("V3__instant.sql");

        assertThat(instant.problems()).isEmpty();
        assertThat(instant.rows()).isEqualTo(50_000);
        assertThat(instant.operations()).isPositive();
        assertThat(instant.lag()).isPositive();
    }

    @Test
    void anIndexIsMadeWhileOthersWrite() {
        assertThat(report.file("V5__index.sql").problems()).isEmpty();
    }

    @Test
    void aCopyPausesWritersEachTime() {
        MeasuredFile copied = report.file("V4__copied.sql");

        assertThat(copied.pause()).isGreaterThan(MeasuredFile.LONGEST_PAUSE);
        assertThat(copied.attempts()).isEqualTo(5);
        assertThat(copied.failures()).isEmpty();
        assertThat(copied.problems()).singleElement().asString().startsWith("V4__copied.sql: a client waited");
    }

    @Test
    void whatIsExcusedIsMeasuredOnceAndNoProblem() {
        MeasuredFile excused = report.file("V9__excused.sql");

        assertThat(excused.pauses()).isTrue();
        assertThat(excused.attempts()).isEqualTo(1);
        assertThat(excused.problems()).isEmpty();
    }

    @Test
    void countsWhoNamesADroppedColumn() {
        MeasuredFile dropped = report.file("V6__dropped.sql");

        assertThat(dropped.dropped()).isPositive();
        assertThat(dropped.failed()).isEqualTo(dropped.dropped());
        assertThat(dropped.problems()).isEmpty();
    }

    @Test
    void aRenamedColumnFailsThoseWhoKnowTheOldName() {
        assertThat(report.file("V7__renamed.sql").problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).contains("'words'"));
    }

    @Test
    void aRequiredColumnFailsThoseWhoDoNotKnowIt() {
        assertThat(report.file("V8__required.sql").problems())
                .singleElement()
                .asString()
                .contains("'mood'");
    }

    @Test
    void whatCannotBeAppliedIsTheLast() {
        assertThat(report.files()).last().satisfies(last -> {
            assertThat(last.file().name()).isEqualTo("V10__mistake.sql");
            assertThat(last.applied()).isFalse();
            assertThat(last.problems()).singleElement().asString().contains("nothing");
        });
    }

    @Test
    void printsALineForEachAndWhatIsWrong() {
        assertThat(PRINTED.toString(StandardCharsets.UTF_8))
                .contains("V3__instant.sql")
                .containsPattern("V4__copied\\.sql .*REFUSED")
                .containsPattern("V9__excused\\.sql .*excused")
                .contains(report.problems());
    }
}
