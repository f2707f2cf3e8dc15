package dev.souk.db;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;

/** Tells a node that is certainly not there (it refused or cut the connection, or said that it goes) from a late one. */
final class Disconnection {

    private Disconnection() {}

    /**
     * Whether {@code node} is to be left at once. A replica is at the first cut connection, others take its place until the
     * probe says that it was the connection alone. Nobody takes the primary's, so there it must refuse connections.
     */
    static boolean isCertain(Node node, Throwable thrown) {
        return Causes.of(thrown).anyMatch(cause -> isRefusal(cause) || (node.role() == Role.REPLICA && isCut(cause)));
    }

    private static boolean isRefusal(Throwable thrown) {
        return thrown instanceof ConnectException && !(thrown instanceof ConnectTimeoutException);
    }

    private static boolean isCut(Throwable thrown) {
        return switch (thrown) {
            case ConnectTimeoutException late -> false;
            case ClosedConnectionException cut -> true;
            case IOException network -> true;
            case DatabaseException refused -> ErrorCode.isOfGoing(refused.getErrorCode());
            case SQLException refused -> ErrorCode.isOfGoing(refused.getErrorCode());
            default -> false;
        };
    }
}
