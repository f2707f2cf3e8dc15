package dev.souk.db.backfill;

import dev.souk.db.WriteSession;
import io.smallrye.mutiny.Uni;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * What is to be done once to all rows of a table, while the shop is open. A service declares one as a bean:
 *
 * <pre>{@code
 * @Produces
 * @Singleton
 * Backfill firstNames() {
 *     return Backfill.of("first-names").table("customer").longKey("id").batch(500).update("""
 *             update customer
 *             set first_name = substring_index(name, ' ', 1)
 *             where id between :first and :last and first_name is null
 *             """);
 * }
 * }</pre>
 *
 * <p>It covers the rows that were there when it came past. Those written meanwhile must be right already, by the version
 * that runs: deploy it before its backfill.
 */
public final class Backfill {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final String name;
    private final int batch;
    private final KeyedChange<?> change;

    private Backfill(String name, int batch, KeyedChange<?> change) {
        this.name = name;
        this.batch = batch;
        this.change = change;
    }

    /**
     * Begins to declare one.
     *
     * @param name of lower case letters, digits and hyphens, at most 64; the progress is kept under it
     */
    public static Named of(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no name of a backfill. Write lower case letters, digits and hyphens, for example first-names"
                            .formatted(name));
        }
        return new Named(name);
    }

    String name() {
        return name;
    }

    /** At most so many rows at a time. */
    int batch() {
        return batch;
    }

    KeyedChange<?> change() {
        return change;
    }

    /** A backfill that has a name. */
    public static final class Named {

        private final String name;

        private Named(String name) {
            this.name = name;
        }

        /** The table whose rows it goes through. */
        public OfTable table(String table) {
            return new OfTable(name, table);
        }
    }

    /** A backfill that has a table. */
    public static final class OfTable {

        private final String name;
        private final String table;

        private OfTable(String name, String table) {
            this.name = name;
            this.table = table;
        }

        /** Goes along a column of whole numbers, the primary key or a unique key by itself. */
        public Along<Long> longKey(String column) {
            return new Along<>(name, Key.ofLong(table, column), Along.ROWS);
        }

        /** Goes along a column of texts ({@code char}, {@code varchar}), the primary key or a unique key by itself. */
        public Along<String> stringKey(String column) {
            return new Along<>(name, Key.ofString(table, column), Along.ROWS);
        }
    }

    /** A backfill that knows its way and not yet what to do on it. */
    public static final class Along<K> {

        private static final int ROWS = 500;
        private static final int MOST_ROWS = 10_000;

        private final String name;
        private final Key<K> key;
        private final int batch;

        private Along(String name, Key<K> key, int batch) {
            this.name = name;
            this.key = key;
            this.batch = batch;
        }

        /**
         * At most so many rows at a time, 500 if not said: with an index or two they are changed in 5 to 50 ms. Batches that
         * take longer than 100 ms are made smaller by themselves.
         */
        public Along<K> batch(int rows) {
            if (rows < 1 || rows > MOST_ROWS) {
                throw new IllegalArgumentException(
                        "A batch of %s has 1 to %d rows, not %d: it locks them all".formatted(name, MOST_ROWS, rows));
            }
            return new Along<>(name, key, rows);
        }

        /**
         * Changes a batch by one statement.
         *
         * @param sql an {@code update}, {@code insert ... select} or {@code delete} of the rows whose key is {@code between
         *     :first and :last}. It is ended after 2 s, and after 1 s of waiting for a row that a visitor holds
         */
        public Backfill update(String sql) {
            return new Backfill(name, batch, new KeyedChange<>(key, RangeStatement.of(name, sql)));
        }

        /**
         * Changes a batch by more than a statement.
         *
         * @param work changes the rows of the range, both ends included, and gives how many it changed. It may run again
         *     after it was rolled back: no effects beyond the session
         */
        public Backfill change(BiFunction<WriteSession, Range<K>, Uni<Integer>> work) {
            return new Backfill(name, batch, new KeyedChange<>(key, work));
        }
    }
}
