package dev.souk.db.migrate;

import dev.souk.db.Database;
import dev.souk.db.DatabaseUnavailable;
import dev.souk.db.ErrorCode;
import dev.souk.db.ReadSession;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Which version the schema is at, as the last successful migration left it. */
@Singleton
class SchemaVersion {

    private static final String HIGHEST =
            "select coalesce(max(cast(version as integer)), 0) from " + HistoryTable.NAME + " where success = 1";

    private final Database database;

    SchemaVersion(Database database) {
        this.database = database;
    }

    /**
     * Asks the primary, and when that is away any node.
     *
     * @return fails with {@link DatabaseUnavailable} when no node answers
     */
    Uni<Known> read() {
        return database.readOnPrimary(SchemaVersion::highest)
                .onFailure(SchemaVersion::hasNoTable)
                .recoverWithItem(0L)
                .map(version -> new Known(version, true))
                .onFailure(DatabaseUnavailable.class)
                .recoverWithUni(this::readAnywhere);
    }

    private Uni<Known> readAnywhere() {
        return database.read(SchemaVersion::highest)
                .onFailure(SchemaVersion::hasNoTable)
                .recoverWithItem(0L)
                .map(version -> new Known(version, false));
    }

    private static Uni<Long> highest(ReadSession session) {
        return session.sql(HIGHEST, Long.class).one().map(found -> found.orElse(0L));
    }

    private static boolean hasNoTable(Throwable thrown) {
        return ErrorCode.of(thrown).orElse(0) == ErrorCode.NO_SUCH_TABLE;
    }

    /**
     * A version that was read.
     *
     * @param ofPrimary a replica may be behind: what it says is true, but may be less than there is by now
     */
    record Known(long version, boolean ofPrimary) {}
}
