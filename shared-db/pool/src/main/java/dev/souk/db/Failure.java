package dev.souk.db;

import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * Whose fault it was when a unit of work failed. The one table of it: what counts against a node, what another node may put
 * right, what the same node may put right a moment later, and what is the application's own business.
 */
enum Failure {
    /** The node is dead, silent, cut off or going down: counts against it, and another node may do the work. */
    NODE,
    /** Nothing was tried, because the node is left out: nothing new is known of it, another one may do the work. */
    OUT,
    /**
     * Too much at once: our own queue is full, or the node takes in no more connections. Does not count against it, for those
     * that it has go on working; another node may do the work.
     */
    OVERLOAD,
    /** A write on a node that takes none: in a read the application's mistake, in a write the primary is none. */
    WRONG_ROLE,
    /** Others held or changed what a transaction needed. Nothing of it is left; from its beginning it may well succeed. */
    CONTENTION,
    /** The caller went away, or had less time than we: says nothing of the node, and nobody waits for another try. */
    GIVEN_UP,
    /** A bad statement, a duplicate key, a bug, or a question for the caller: goes to the caller as it is. */
    APPLICATION;

    static Failure of(Throwable thrown) {
        return Causes.of(thrown)
                .map(Failure::ofOne)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(APPLICATION);
    }

    /** Whether another node may succeed where this one failed. */
    boolean movesOn() {
        return switch (this) {
            case NODE, OUT, OVERLOAD -> true;
            case WRONG_ROLE, CONTENTION, GIVEN_UP, APPLICATION -> false;
        };
    }

    private static Optional<Failure> ofOne(Throwable thrown) {
        return Optional.ofNullable(
                switch (thrown) {
                    case DatabaseUnavailable nested -> APPLICATION;
                    case DatabaseBusy nested -> APPLICATION;
                    case NoConnection opening -> ofOpening(opening);
                    case ConnectionPoolTooBusyException full -> OVERLOAD;
                    case CircuitBreakerOpenException open -> OUT;
                    case TimeoutException guard -> NODE;
                    case io.smallrye.mutiny.TimeoutException caller -> GIVEN_UP;
                    case CancellationException caller -> GIVEN_UP;
                    case DatabaseException refused -> ofCode(refused.getErrorCode());
                    case SQLException refused -> ofCode(refused.getErrorCode());
                    case ClosedConnectionException killed -> NODE;
                    case IOException network -> NODE;
                    case VertxException driver -> ofClosedConnection(driver);
                    case NoStackTraceThrowable driver -> ofClosedConnection(driver);
                    default -> null;
                });
    }

    /** A node that does not take us in, for whatever reason, is none to us; unless it, or our own pool, is only full. */
    private static Failure ofOpening(NoConnection opening) {
        Throwable cause = opening.getCause();
        boolean full = opening.overload() || (cause != null && of(cause) == OVERLOAD);
        return full ? OVERLOAD : NODE;
    }

    /** MariaDB's error codes. What is not here is an answer of a healthy node: 1062, 1064, 1969 and all the others. */
    private static Failure ofCode(int code) {
        if (ErrorCode.isOfContention(code)) {
            return CONTENTION;
        }
        if (ErrorCode.isOfReadOnly(code)) {
            return WRONG_ROLE;
        }
        return switch (code) {
            case 1040, 1203, 1226 -> OVERLOAD; // too many connections, in all or of our account
            case 1021, 1037, 1041 -> NODE; // disk full, out of memory, out of resources
            case 1044, 1045, 1049 -> NODE; // this node does not know the account or the schema; others may
            default -> ErrorCode.isOfConnection(code) ? NODE : APPLICATION;
        };
    }

    /** The driver says so in words only; its other messages are about wrong parameters, the application's own. */
    private static Failure ofClosedConnection(Throwable driver) {
        String message = String.valueOf(driver.getMessage());
        return message.contains("onnection") ? NODE : APPLICATION;
    }
}
