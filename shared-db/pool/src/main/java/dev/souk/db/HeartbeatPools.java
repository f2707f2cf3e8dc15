package dev.souk.db;

import dev.souk.db.position.Gtid;
import dev.souk.db.position.Mark;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The connections to each node over which it is asked how it is: one for heartbeats, one for its position in between. */
@Singleton
final class HeartbeatPools {

    private static final Logger log = Logger.getLogger(HeartbeatPools.class);

    private static final String ASK =
            "select @@gtid_domain_id, @@global.gtid_current_pos, @@global.read_only, @@server_id";

    /** A server without any replica goes on calling itself semi-synchronous: nobody lets it wait. */
    private static final String ASK_PRIMARY = ASK
            + ", (select group_concat(variable_value order by variable_name) from information_schema.global_status"
            + " where variable_name in ('rpl_semi_sync_master_clients', 'rpl_semi_sync_master_status'))";

    private static final String ASK_ROW = """
            select epoch, server, timestampdiff(microsecond, beat, utc_timestamp(6))
            from database_heartbeat where id = 1
            """;

    /** Not at once: the migration that makes it may be under way. */
    private static final int ASKED_UNTIL_SAID = 40;

    /**
     * What a node says of itself.
     *
     * @param server its number among the servers
     * @param protection of those commits that it makes as the primary; unknown of a replica, which is not asked
     * @param beganEpoch whether the present epoch is its own; null when there is no table for it
     */
    record Answer(
            boolean readOnly,
            long server,
            Protection protection,
            Watermark.Reading reading,
            @Nullable Boolean beganEpoch) {}

    private record Pools(Pool heartbeats, Pool positions) {}

    private final Map<Node, Pools> pools = new ConcurrentHashMap<>();
    private final AtomicInteger withoutTable = new AtomicInteger();

    void put(Node node, Pool heartbeats, Pool positions) {
        pools.put(node, new Pools(heartbeats, positions));
    }

    /** Asks {@code node}; its silence has no end here, the caller's patience has one. */
    Future<Answer> ask(Node node) {
        String question = node.role() == Role.PRIMARY ? ASK_PRIMARY : ASK;
        return of(node).heartbeats.withConnection(connection -> ask(connection, question));
    }

    /** How far it has come, without waiting behind a heartbeat. */
    Future<Watermark.Reading> askPosition(Node node) {
        return of(node).positions
                .withConnection(connection -> ask(connection, ASK))
                .map(Answer::reading);
    }

    /**
     * First the position, then the epoch: the other way round a node could be taken to have transactions of the old epoch
     * whose numbers are those of the new one. Both in one go: a node that is far away would be taken for a silent one.
     */
    private Future<Answer> ask(SqlConnection connection, String question) {
        return connection
                .query(question + "; " + ASK_ROW)
                .execute()
                .map(rows -> answer(rows.iterator().next(), rows.next()))
                .recover(thrown -> withoutTable(connection, question, thrown));
    }

    private Future<Answer> withoutTable(SqlConnection connection, String question, Throwable thrown) {
        if (ErrorCode.of(thrown).orElse(0) != ErrorCode.NO_SUCH_TABLE) {
            return Future.failedFuture(thrown);
        }
        if (withoutTable.incrementAndGet() == ASKED_UNTIL_SAID) {
            log.warn("There is no table database_heartbeat, so nobody knows how old replicas are and reads go to the"
                    + " primary: run the migrations");
        }
        return connection
                .query(question)
                .execute()
                .map(rows -> answer(rows.iterator().next(), null));
    }

    private static Answer answer(Row itself, @Nullable RowSet<Row> found) {
        long sequence = Gtid.sequence(itself.getString(1), itself.getLong(0)).orElse(0);
        long server = itself.getLong(3);
        Protection protection = itself.size() > 4 ? Protection.of(itself.getString(4)) : Protection.UNKNOWN;
        boolean readOnly = itself.getInteger(2) == 1;
        if (found == null) {
            return new Answer(readOnly, server, protection, Watermark.Reading.NOTHING, null);
        }
        if (found.size() == 0) {
            Watermark.Reading reading = new Watermark.Reading(new Mark(0, sequence), null);
            return new Answer(readOnly, server, protection, reading, false);
        }
        Row row = found.iterator().next();
        Duration sinceBeat = Duration.of(Math.max(0, row.getLong(2)), ChronoUnit.MICROS);
        Watermark.Reading reading = new Watermark.Reading(new Mark(row.getLong(0), sequence), sinceBeat);
        return new Answer(readOnly, server, protection, reading, row.getLong(1) == server);
    }

    private Pools of(Node node) {
        return Objects.requireNonNull(pools.get(node), "pools are made before anybody asks");
    }

    @PreDestroy
    void close() {
        pools.values().stream()
                .flatMap(ofNode -> Stream.of(ofNode.heartbeats, ofNode.positions))
                .forEach(Pool::close);
    }
}
