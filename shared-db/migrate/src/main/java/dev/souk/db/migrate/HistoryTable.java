package dev.souk.db.migrate;

/** Where Flyway notes what it applied. Whoever reads or writes there by other means has the name from here. */
final class HistoryTable {

    static final String NAME = "flyway_schema_history";

    private HistoryTable() {}
}
