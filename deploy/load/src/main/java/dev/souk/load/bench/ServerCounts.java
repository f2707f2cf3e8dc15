package dev.souk.load.bench;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.util.Set;

/**
 * What a server has done since its start, by its own count.
 *
 * @param statements that read or write rows
 * @param transactions begun and committed; a statement outside one is none
 */
record ServerCounts(long statements, long transactions) {

    static final ServerCounts NONE = new ServerCounts(0, 0);

    private static final Set<String> STATEMENTS = Set.of(
            "Com_select",
            "Com_insert",
            "Com_insert_select",
            "Com_update",
            "Com_update_multi",
            "Com_delete",
            "Com_delete_multi");
    private static final String COMMIT = "Com_commit";

    static Future<ServerCounts> of(Pool server) {
        return server.query("show global status like 'Com\\_%'").execute().map(rows -> {
            ServerCounts counts = NONE;
            for (Row row : rows) {
                long count = Long.parseLong(row.getString(1));
                counts = counts.plus(new ServerCounts(
                        STATEMENTS.contains(row.getString(0)) ? count : 0,
                        COMMIT.equals(row.getString(0)) ? count : 0));
            }
            return counts;
        });
    }

    ServerCounts plus(ServerCounts more) {
        return new ServerCounts(statements + more.statements, transactions + more.transactions);
    }

    ServerCounts minus(ServerCounts before) {
        return new ServerCounts(statements - before.statements, transactions - before.transactions);
    }
}
