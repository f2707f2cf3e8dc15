package dev.souk.db.backfill;

import dev.souk.db.Replicas;
import dev.souk.db.Replicas.Behind;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Keeps a backfill from running ahead of the replicas: the next batch begins when each one that visitors read from shows the
 * last. Otherwise they would read what is minutes old, and semi-synchronous commits would wait for the log of all of it.
 */
final class ReplicaPace {

    private final Replicas replicas;
    private final BackfillConfig config;
    private final Clock clock;

    ReplicaPace(Replicas replicas, BackfillConfig config, Clock clock) {
        this.replicas = replicas;
        this.config = config;
        this.clock = clock;
    }

    /** Ends when they show it; fails with {@link BackfillStopped} when that takes too long. */
    Uni<Void> await(Progress reached, BackfillReport report) {
        Wait wait = new Wait(reached, report, clock.instant());
        return Uni.createFrom()
                .deferred(() -> replicas.behind(session -> ProgressRows.shows(session, reached)))
                .invoke(wait::look)
                .repeat()
                .withDelay(config.poll())
                .whilst(behind -> !behind.isEmpty())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private final class Wait {

        private final Progress reached;
        private final BackfillReport report;
        private final Instant began;
        private volatile Instant lastLook;
        private volatile List<Behind> before = List.of();

        Wait(Progress reached, BackfillReport report, Instant began) {
            this.reached = reached;
            this.report = report;
            this.began = began;
            this.lastLook = began;
        }

        void look(List<Behind> behind) {
            Instant now = clock.instant();
            Duration sinceLastLook = Duration.between(lastLook, now);
            before.forEach(one -> report.waited(one.replica(), sinceLastLook));
            before = behind;
            lastLook = now;
            Duration time = Duration.between(began, now);
            if (!behind.isEmpty() && time.compareTo(config.longestWait()) >= 0) {
                throw new BackfillStopped(String.format(
                        Locale.ROOT,
                        "After %d s there is still no batch %,d on %s",
                        time.toSeconds(),
                        reached.batches(),
                        BackfillReport.names(behind)));
            }
            if (!behind.isEmpty()) {
                report.waits(reached, behind, time);
            }
        }
    }
}
