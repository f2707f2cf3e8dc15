package dev.souk.catalog.feed;

import dev.souk.catalog.feed.Rows.Row;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a product feed: CSV, or TSV when the first line has a tab, in UTF-8. However large the file, only the row at hand is
 * kept.
 */
public final class FeedReader implements Iterator<FeedLine>, Closeable {

    private final InputStream input;
    private final TextLines lines;
    private final Rows rows;
    private final Columns columns;
    private final ItemReader items;
    private @Nullable Row next;

    private FeedReader(InputStream input, Currency currency, int defaultQuantity, Clock clock) throws IOException {
        this.input = input;
        this.lines = new TextLines(input);
        TextLine header = header(lines);
        char delimiter = header.text().indexOf('\t') >= 0 ? '\t' : ',';
        this.rows = new Rows(lines, delimiter);
        List<String> names = rows.split(header.text());
        if (names == null) {
            throw new UnreadableFeed("Its first line has a quotation mark too many or too few.");
        }
        this.columns = new Columns(names);
        this.items = new ItemReader(columns, currency, defaultQuantity, clock);
        this.next = rows.next(columns.count());
    }

    /** Opens {@code file} and reads its header; an {@link UnreadableFeed} says why that cannot be done. */
    static FeedReader open(Path file, Currency currency, int defaultQuantity, Clock clock) {
        try {
            InputStream input = Files.newInputStream(file);
            try {
                return new FeedReader(input, currency, defaultQuantity, clock);
            } catch (IOException | RuntimeException e) {
                input.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UnreadableFeed("It cannot be read: " + e, e);
        }
    }

    /** Bytes read so far. */
    long bytesRead() {
        return lines.bytesRead();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public FeedLine next() {
        Row row = next;
        if (row == null) {
            throw new NoSuchElementException();
        }
        try {
            next = rows.next(columns.count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line(row);
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    private FeedLine line(Row row) {
        if (row.broken() != null) {
            return new FeedLine.Refused(row.line(), row.broken());
        }
        try {
            return new FeedLine.Accepted(row.line(), items.item(row.values()));
        } catch (Unusable unusable) {
            return new FeedLine.Refused(row.line(), unusable.reason());
        }
    }

    private static TextLine header(TextLines lines) throws IOException {
        TextLine header = lines.next();
        if (header == null) {
            throw new UnreadableFeed("It is empty.");
        }
        if (header.broken() != null) {
            throw new UnreadableFeed("Its first line " + header.broken() + ". Save it as CSV or TSV in UTF-8.");
        }
        return header;
    }
}
