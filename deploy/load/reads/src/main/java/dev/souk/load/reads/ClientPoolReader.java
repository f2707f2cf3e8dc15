package dev.souk.load.reads;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.TimeUnit;

/**
 * By a pool of the bare Vert.x client. The client knows no limit for an answer; whoever waits gives up after a second, as any
 * caller with a limit of its own would.
 */
record ClientPoolReader(Pool pool, Arrivals arrivals) implements Reader {

    static final String NAME = "Vert.x pool, no Hibernate";
    static final String ROUND_ROBIN = "round-robin Vert.x pool";

    private static final String SQL = "select id, text from " + Servers.TABLE + " where id = ?";

    @Override
    public Future<?> read(int number) {
        return arrivals.begin(number, this::readHere);
    }

    private Future<String> readHere() {
        return pool.preparedQuery(SQL)
                .execute(Tuple.of(Note.THE_ONE))
                .map(ClientPoolReader::text)
                .timeout(ClientPools.ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String text(RowSet<Row> rows) {
        return rows.iterator().next().getString(1);
    }

    /** What waits for a silent server keeps nobody waiting here. */
    @Override
    public void close() {
        pool.close();
    }
}
