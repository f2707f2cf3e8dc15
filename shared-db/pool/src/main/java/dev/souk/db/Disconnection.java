package dev.souk.db;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;

/** Tells a node that is certainly not there (it refused or cut the connection, or said that it goes) from a late one. */
final class Disconnection {

    private static final int SHUTDOWN_IN_PROGRESS = 1053;
    private static final int SERVER_HAS_GONE = 2006;
    private static final int LOST_CONNECTION = 2013;

    private static final int DEEPEST_CAUSE = 12; // as in Failure

    private Disconnection() {}

    /**
     * Whether {@code node} is to be left at once. A replica is at the first cut connection, others take its place until the
     * probe says that it was the connection alone. Nobody takes the primary's, so there it must refuse connections.
     */
    static boolean isCertain(Node node, Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (isRefusal(cause) || (node.role() == Role.REPLICA && isCut(cause))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isRefusal(Throwable thrown) {
        return thrown instanceof ConnectException && !(thrown instanceof ConnectTimeoutException);
    }

    private static boolean isCut(Throwable thrown) {
        return switch (thrown) {
            case ConnectTimeoutException late -> false;
            case ClosedConnectionException cut -> true;
            case IOException network -> true;
            case DatabaseException refused -> isOfGoing(refused.getErrorCode());
            case SQLException refused -> isOfGoing(refused.getErrorCode());
            default -> false;
        };
    }

    private static boolean isOfGoing(int code) {
        return switch (code) {
            case SHUTDOWN_IN_PROGRESS, SERVER_HAS_GONE, LOST_CONNECTION -> true;
            default -> false;
        };
    }
}
