package dev.souk.catalog.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV or TSV file after RFC 4180. A quoted value may go on over several lines, so a lost quotation mark could
 * swallow all that follows: when lines do not make a row together, the first of them is broken, and reading goes on with
 * the second.
 */
final class Rows {

    /** Of one row: beyond that a quotation mark is missing. */
    private static final int MOST_LINES = 500;

    private static final int MOST_TEXT = 512 * 1024;

    private final TextLines lines;
    private final CSVFormat format;
    private final Deque<TextLine> again = new ArrayDeque<>();

    Rows(TextLines lines, char delimiter) {
        this.lines = lines;
        this.format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .get();
    }

    /**
     * A row, or what is broken about it.
     *
     * @param line where it begins
     */
    record Row(long line, List<String> values, @Nullable String broken) {

        static Row broken(long line, String why) {
            return new Row(line, List.of(), why);
        }
    }

    /** The next row that is not blank, or null behind the last; it is broken unless it has so many {@code columns}. */
    @Nullable
    Row next(int columns) throws IOException {
        TextLine first = take();
        while (first != null && first.broken() == null && first.text().isBlank()) {
            first = take();
        }
        if (first == null) {
            return null;
        }
        if (first.broken() != null) {
            return Row.broken(first.number(), first.broken());
        }
        return row(first, columns);
    }

    /** The values of one row, or null when the text is not exactly one. */
    @Nullable
    List<String> split(String text) {
        try (CSVParser parser = CSVParser.parse(text, format)) {
            List<CSVRecord> records = parser.getRecords();
            return records.size() == 1 ? List.of(records.getFirst().values()) : null;
        } catch (IOException | UncheckedIOException notOneRow) {
            return null;
        }
    }

    private Row row(TextLine first, int columns) throws IOException {
        StringBuilder text = new StringBuilder(first.text());
        List<TextLine> more = new ArrayList<>();
        List<String> values = split(first.text());
        boolean quoteOpen = turnsQuote(first);
        while (values == null && quoteOpen && more.size() < MOST_LINES && text.length() < MOST_TEXT) {
            TextLine line = take();
            if (line == null) {
                break;
            }
            more.add(line);
            if (line.broken() != null) {
                break;
            }
            text.append('\n').append(line.text());
            quoteOpen ^= turnsQuote(line);
            values = quoteOpen ? null : split(text.toString());
        }
        if (values != null && values.size() == columns) {
            return new Row(first.number(), values, null);
        }
        more.reversed().forEach(again::addFirst);
        return Row.broken(
                first.number(),
                values == null || !more.isEmpty()
                        ? "has a quotation mark too many or too few"
                        : "has %d values, the header has %d columns".formatted(values.size(), columns));
    }

    private @Nullable TextLine take() throws IOException {
        return again.isEmpty() ? lines.next() : again.removeFirst();
    }

    /** Whether it opens a quote or ends the open one: a quotation mark inside a quoted value is doubled. */
    private static boolean turnsQuote(TextLine line) {
        return line.text().chars().filter(letter -> letter == '"').count() % 2 == 1;
    }
}
