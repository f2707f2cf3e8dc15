package dev.souk.db;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Removes rows whose time is over, in transactions so small that nobody waits for them. A table is looked after from its
 * first use in this process on: a service without that table, and a command, never ask for it.
 */
@ApplicationScoped
public class ExpiredRows {

    private static final Logger log = Logger.getLogger(ExpiredRows.class);

    /** A transaction of so many rows takes some milliseconds, and replicas follow it without a jerk. */
    private static final int ROWS_AT_A_TIME = 500;

    private final Database database;
    private final Vertx vertx;
    private final Clock clock;
    private final Set<String> tables = ConcurrentHashMap.newKeySet();

    ExpiredRows(Database database, Vertx vertx, Clock clock) {
        this.database = database;
        this.vertx = vertx;
        this.clock = clock;
    }

    /**
     * Makes sure that the table is looked after.
     *
     * @param table has a column {@code expires_at} (UTC) with an index; a name of the program's own, it becomes SQL
     */
    public void lookAfter(String table, Duration every) {
        if (tables.add(table)) {
            vertx.setPeriodic(
                    every.toMillis(),
                    ignored -> remove(table)
                            .subscribe()
                            .with(
                                    removed -> log.debugf("Removed %d expired rows of %s", removed, table),
                                    failure -> log.warnf(
                                            "%s keeps its expired rows for now: %s", table, Reason.of(failure))));
        }
    }

    /** Removes all that is expired by now, batch after batch; gives how many rows it were. */
    public Uni<Long> remove(String table) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        String delete = "delete from " + table + " where expires_at <= :now limit " + ROWS_AT_A_TIME;
        return Uni.createFrom()
                .deferred(() -> database.write(
                        session -> session.sql(delete).bind("now", now).execute()))
                .repeat()
                .whilst(removed -> removed == ROWS_AT_A_TIME)
                .collect()
                .asList()
                .map(batches -> batches.stream().mapToLong(Integer::longValue).sum());
    }
}
