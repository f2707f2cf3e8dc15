package dev.souk.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.catalog.feed.Rows.Row;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {

    @Test
    void aValueMayGoOnOverLines() throws IOException {
        assertThat(rows("a,\"one\r\n\r\ntwo, \"\"three\"\"\"\nb,\"\"\n"))
                .containsExactly(
                        new Row(1, List.of("a", "one\n\ntwo, \"three\""), null), new Row(4, List.of("b", ""), null));
    }

    @Test
    void blankLinesAreNone() throws IOException {
        assertThat(rows("\n \na,b\n\n\nc,d")).extracting(Row::line).containsExactly(3L, 6L);
    }

    @Test
    void everyLineMayBeBroken() throws IOException {
        String lost = "x,\"lost\n".repeat(2000);
        List<Row> rows = rows(lost + "a,b\n");
        assertThat(rows).hasSize(2001);
        assertThat(rows.subList(0, 2000)).allMatch(row -> row.broken() != null);
        assertThat(rows.getLast().values()).containsExactly("a", "b");
    }

    @Test
    void aQuotationMarkIsLookedForInAFewLinesOnly() throws IOException {
        List<Row> rows = rows("x,\"lost\n" + "a,b\n".repeat(5000));
        assertThat(rows.getFirst().broken()).isEqualTo("has a quotation mark too many or too few");
        assertThat(rows).hasSize(5001).filteredOn(row -> row.broken() != null).hasSize(1);
    }

    @Test
    void anEndlessLineCostsItselfOnly() throws IOException {
        List<Row> rows = rows("a," + "x".repeat(2_000_000) + "\nb,c\n");
        assertThat(rows).extracting(Row::broken).containsExactly("is longer than 512 KB", null);
    }

    private static List<Row> rows(String text) throws IOException {
        Rows rows = new Rows(new TextLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))), ',');
        List<Row> all = new ArrayList<>();
        for (Row row = rows.next(2); row != null; row = rows.next(2)) {
            all.add(row);
        }
        return all;
    }
}
