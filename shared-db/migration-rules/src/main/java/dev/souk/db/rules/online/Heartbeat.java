package dev.souk.db.rules.online;

import dev.souk.embedded.MariaDbNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A row that says on the primary what time it is. How old it is on a replica is that replica's lag. */
final class Heartbeat implements AutoCloseable {

    private static final String SCHEMA = "souk_scratch_heartbeat";

    private static final long BEAT_MILLIS = 15;
    private static final long LOOK_MILLIS = 5;

    private static final long LOOK_FOR_ERRORS_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ScratchCluster cluster;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Pulse> pulses = new ArrayList<>();
    private volatile boolean stopped;
    private volatile @Nullable SQLException failure;

    private Heartbeat(ScratchCluster cluster) {
        this.cluster = cluster;
    }

    static Heartbeat start(ScratchCluster cluster) throws SQLException {
        cluster.execute(
                "create schema " + SCHEMA,
                "create table %s.heartbeat (id int primary key, at bigint not null) engine = InnoDB".formatted(SCHEMA),
                "insert into %s.heartbeat (id, at) values (1, %d)".formatted(SCHEMA, System.nanoTime()));
        Heartbeat heartbeat = new Heartbeat(cluster);
        heartbeat.begin("heartbeat", heartbeat::beat);
        for (MariaDbNode replica : cluster.replicas()) {
            Pulse pulse = new Pulse(replica);
            heartbeat.pulses.add(pulse);
            heartbeat.begin("pulse of " + replica.name(), () -> heartbeat.feel(pulse));
        }
        return heartbeat;
    }

    private void begin(String name, Work work) {
        threads.add(Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                work.run();
            } catch (SQLException reason) {
                failure = reason;
            } catch (InterruptedException reason) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private void beat() throws SQLException, InterruptedException {
        try (Connection connection = cluster.client(cluster.primary(), SCHEMA);
                PreparedStatement beat = connection.prepareStatement("update heartbeat set at = ? where id = 1")) {
            while (!stopped) {
                beat.setLong(1, System.nanoTime());
                beat.executeUpdate();
                Thread.sleep(BEAT_MILLIS);
            }
        }
    }

    private void feel(Pulse pulse) throws SQLException, InterruptedException {
        awaitSchema(pulse);
        try (Connection connection = cluster.client(pulse.replica, SCHEMA);
                PreparedStatement look = connection.prepareStatement("select at from heartbeat where id = 1")) {
            while (!stopped) {
                try (ResultSet row = look.executeQuery()) {
                    if (row.next()) {
                        pulse.felt(row.getLong(1));
                    }
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }

    /** A replica hears of the schema a moment later. */
    private void awaitSchema(Pulse pulse) throws SQLException, InterruptedException {
        String sql = "select 1 from information_schema.tables where table_schema = ?";
        try (Connection connection = cluster.client(pulse.replica, "");
                PreparedStatement look = connection.prepareStatement(sql)) {
            look.setString(1, SCHEMA);
            while (!stopped) {
                try (ResultSet row = look.executeQuery()) {
                    if (row.next()) {
                        return;
                    }
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }

    /** Waits until every replica shows what the primary had when this was called. */
    void awaitReplicas() throws SQLException, InterruptedException {
        long now = System.nanoTime();
        for (Pulse pulse : pulses) {
            long lookedForErrors = now;
            while (pulse.shown - now < 0) {
                if (failure != null) {
                    throw new SQLException("the heartbeat stopped", failure);
                }
                if (System.nanoTime() - lookedForErrors > LOOK_FOR_ERRORS_NANOS) {
                    lookedForErrors = System.nanoTime();
                    requireReplicating(pulse.replica);
                }
                Thread.sleep(1);
            }
        }
    }

    private void requireReplicating(MariaDbNode replica) throws SQLException {
        String error = cluster.replicationError(replica).orElse("");
        if (!error.isEmpty()) {
            throw new SQLException("%s stopped replicating: %s".formatted(replica.name(), error));
        }
    }

    /** From now on the longest lag is looked for anew. */
    void reset() {
        pulses.forEach(pulse -> pulse.longest = 0);
    }

    /** The longest lag of any replica since the last {@link #reset()}. */
    Duration longestLag() {
        return Duration.ofNanos(
                pulses.stream().mapToLong(pulse -> pulse.longest).max().orElse(0));
    }

    @Override
    public void close() {
        stopped = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException interrupted) {
            // They end by themselves, at the latest with the servers.
            Thread.currentThread().interrupt();
        }
    }

    /** What a replica showed last, and the longest it was behind. One thread writes it. */
    private static final class Pulse {

        private final MariaDbNode replica;
        private volatile long shown = System.nanoTime() - 1;
        private volatile long longest;

        Pulse(MariaDbNode replica) {
            this.replica = replica;
        }

        void felt(long beat) {
            shown = beat;
            longest = Math.max(longest, System.nanoTime() - beat);
        }
    }

    private interface Work {
        void run() throws SQLException, InterruptedException;
    }
}
