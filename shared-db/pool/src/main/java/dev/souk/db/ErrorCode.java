package dev.souk.db;

import io.vertx.sqlclient.DatabaseException;
import java.sql.SQLException;
import java.util.OptionalInt;

/** MariaDB's error code behind an exception of a unit of work, however deep Hibernate has wrapped it. */
public final class ErrorCode {

    /** A row with this key is there already. */
    public static final int DUPLICATE_KEY = 1062;

    /** There is no table of this name. */
    public static final int NO_SUCH_TABLE = 1146;

    /** Somebody else held a row for longer than we wait for it. The statement was rolled back. */
    public static final int LOCK_WAIT_TIMEOUT = 1205;

    /** Two transactions waited for each other and this one was chosen to go. It was rolled back. */
    public static final int DEADLOCK = 1213;

    /** The row was changed since this transaction's snapshot (MariaDB 11.6 and later). */
    public static final int SNAPSHOT_TOO_OLD = 1020;

    /** The statement took longer than {@code max_statement_time}; waiting for a row counts. */
    public static final int STATEMENT_TIMEOUT = 1969;

    private ErrorCode() {}

    /** The code, or empty when it was not the server that refused. */
    public static OptionalInt of(Throwable thrown) {
        return Causes.of(thrown)
                .map(ErrorCode::ofOne)
                .flatMapToInt(OptionalInt::stream)
                .findFirst();
    }

    private static OptionalInt ofOne(Throwable thrown) {
        return switch (thrown) {
            case DatabaseException refused -> OptionalInt.of(refused.getErrorCode());
            case SQLException refused when refused.getErrorCode() != 0 -> OptionalInt.of(refused.getErrorCode());
            default -> OptionalInt.empty();
        };
    }

    /** Whether the server could not be reached, took nobody in, or went away. */
    public static boolean isOfConnection(int code) {
        return switch (code) {
            case 1040, 1203, 1226 -> true; // too many connections
            case 1042, 1043, 1129, 1130 -> true; // cannot connect: bad handshake, host blocked or not allowed
            case 1053, 1927 -> true; // shutting down, connection killed
            case 1158, 1159, 1160, 1161, 2006, 2013 -> true; // network
            default -> false;
        };
    }

    /** Whether the server, or the client on its behalf, said that it goes or is gone. */
    static boolean isOfGoing(int code) {
        return switch (code) {
            case 1053, 2006, 2013 -> true; // shutting down, gone, lost
            default -> false;
        };
    }

    /** Whether the server takes no writes: {@code read_only=1}, a read-only session, a read-only server. */
    public static boolean isOfReadOnly(int code) {
        return switch (code) {
            case 1290, 1792, 1836 -> true;
            default -> false;
        };
    }

    /** Whether somebody else held or changed what a transaction needed. Roll it back: from its beginning it may succeed. */
    public static boolean isOfContention(int code) {
        return switch (code) {
            case LOCK_WAIT_TIMEOUT, DEADLOCK, SNAPSHOT_TOO_OLD -> true;
            default -> false;
        };
    }
}
