package dev.souk.db.rules.online;

/** A table for which no rows could be made up. Its message names the column, or says what the server had against the rows. */
public final class UnfillableTable extends RuntimeException {

    UnfillableTable(String message) {
        super(message);
    }

    UnfillableTable(String message, Throwable cause) {
        super(message, cause);
    }
}
