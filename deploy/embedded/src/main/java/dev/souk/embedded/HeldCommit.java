package dev.souk.embedded;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * The death of a primary in the middle of a commit. With its replicas stopped a semi-synchronous primary holds each commit,
 * until it has waited for too long: then it would hold none any more, also when it was a heartbeat that waited.
 */
public final class HeldCommit {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private static final String IS_SEMI_SYNCHRONOUS = """
            select variable_value = 'ON' as found from information_schema.global_status
            where variable_name = 'rpl_semi_sync_master_status'
            """;

    /** A heartbeat may wait for the replicas before it, and then it waits for that; nobody's transaction is a heartbeat. */
    private static final String IS_HELD =
            "select count(*) > 0 as found from information_schema.processlist where info = 'COMMIT'";

    private HeldCommit() {}

    /** Stops all replicas, and kills the primary in the next commit that comes; completes when it is dead. */
    public static CompletableFuture<Void> killPrimary(EmbeddedCluster cluster) {
        MariaDbNode primary = cluster.primary();
        await(() -> found(primary, IS_SEMI_SYNCHRONOUS), "%s is not semi-synchronous", primary);
        primary.execute("set global rpl_semi_sync_master_timeout = " + LIMIT.toMillis());
        cluster.replicas().forEach(MariaDbNode::stop);
        return CompletableFuture.runAsync(() -> {
            await(() -> found(primary, IS_HELD), "%s held no commit", primary);
            primary.kill();
        });
    }

    private static boolean found(MariaDbNode primary, String sql) {
        return "1".equals(primary.row(sql).get("found"));
    }

    private static void await(BooleanSupplier condition, String otherwise, MariaDbNode primary) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0) {
                throw new EmbeddedServerException(otherwise.formatted(primary.name()));
            }
            Pause.of(LOOK_AGAIN);
        }
    }
}
