package dev.souk.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.db.sample.Note;
import dev.souk.db.sample.NoteView;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What rows become. */
@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
class MappingTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Database database;

    @SuppressWarnings("NullAway.Init") // EmbeddedDatabase sets it
    EmbeddedCluster cluster;

    MappingTest(Database database) {
        this.database = database;
    }

    enum Mood {
        GLAD,
        SAD
    }

    record Everything(
            long bigint,
            int integer,
            int tiny,
            boolean bool,
            String text,
            BigDecimal decimal,
            double floating,
            Instant datetime,
            LocalDate date,
            Mood mood,
            @Nullable String nothing) {}

    record Lines(int number, String text) {}

    record NumberOfNotes(long notes, @Nullable Integer longest) {}

    @BeforeEach
    void fill() {
        TestingDatabase.fillTable(cluster);
    }

    @Test
    void makesARecordOfARowOfNativeSql() {
        String sql = """
                select cast(9000000000 as signed), cast(7 as int), cast(1 as int), true, 'tea', cast(12.50 as decimal(8,2)),
                       cast(0.25 as double), cast('2026-01-02 03:04:05.678901' as datetime(6)), date '2026-01-02',
                       'GLAD', null
                """;

        Everything row = one(session -> session.sql(sql, Everything.class));

        assertThat(row)
                .isEqualTo(new Everything(
                        9_000_000_000L,
                        7,
                        1,
                        true,
                        "tea",
                        new BigDecimal("12.50"),
                        0.25,
                        Instant.parse("2026-01-02T03:04:05.678901Z"),
                        LocalDate.of(2026, 1, 2),
                        Mood.GLAD,
                        null));
    }

    @Test
    void makesATextOfALargeText() {
        Lines lines = one(session ->
                session.sql("select 1, convert(repeat('Tee für zwei. ', 10000) using utf8mb4)", Lines.class));

        assertThat(lines.text()).isEqualTo("Tee für zwei. ".repeat(10_000));
    }

    @Test
    void countsAndAggregates() {
        NumberOfNotes row =
                one(session -> session.sql("select count(*), max(length(text)) from notes", NumberOfNotes.class));
        NumberOfNotes none = one(session ->
                session.sql("select count(*), max(length(text)) from notes where id > 100", NumberOfNotes.class));

        assertThat(row).isEqualTo(new NumberOfNotes(1, 7));
        assertThat(none).isEqualTo(new NumberOfNotes(0, null));
    }

    @Test
    void makesBasicTypesRecordsAndEntitiesOfJpql() {
        long count = one(session -> session.query("select count(*) from Note", Long.class));
        NoteView view = one(session -> session.query("select id, text from Note", NoteView.class));
        Note note = one(session -> session.query("from Note", Note.class));

        assertThat(count).isEqualTo(1);
        assertThat(view).isEqualTo(new NoteView(1, "Buy tea"));
        assertThat(note).isNotNull();
    }

    @Test
    void bindsListsByNameInJpqlAndInNativeSql() {
        List<Long> ids = List.of(1L, 2L, 3L);

        List<String> jpql = all(session -> session.query("select text from Note where id in :ids", String.class)
                .bind("ids", ids));
        List<String> sql = all(session -> session.sql("select text from notes where id in (:ids)", String.class)
                .bind("ids", ids));

        assertThat(jpql).containsExactly("Buy tea");
        assertThat(sql).containsExactly("Buy tea");
    }

    @Test
    void changesRowsByStatement() {
        int jpql = await(database.write(session -> session.statement("update Note set text = :text where id = :id")
                .bind("text", "Drink tea")
                .bind("id", 1L)
                .execute()));
        int sql = await(database.write(session ->
                session.sql("delete from notes where id = :id").bind("id", 1L).execute()));

        assertThat(jpql).isEqualTo(1);
        assertThat(sql).isEqualTo(1);
    }

    @Test
    void saysWhichColumnDoesNotFit() {
        assertThatThrownBy(() -> one(session -> session.sql("select 'many', 1", NumberOfNotes.class)))
                .hasMessageContaining("NumberOfNotes.notes is long, the query gives java.lang.String");
        assertThatThrownBy(() -> one(session -> session.sql("select 1, 2, 3", NumberOfNotes.class)))
                .hasMessageContaining("2 components, the query gives 3 columns");
        assertThatThrownBy(() -> one(session -> session.sql("select null, 2", NumberOfNotes.class)))
                .hasMessageContaining("NumberOfNotes.notes is long, the query gives null");
    }

    private <T> T one(Function<ReadSession, Query<T>> query) {
        return await(database.read(session -> query.apply(session).one().map(Optional::orElseThrow)));
    }

    private <T> List<T> all(Function<ReadSession, Query<T>> query) {
        return await(database.read(session -> query.apply(session).list()));
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
