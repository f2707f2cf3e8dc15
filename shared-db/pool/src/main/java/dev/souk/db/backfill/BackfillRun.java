package dev.souk.db.backfill;

import dev.souk.db.Database;
import dev.souk.db.WriteSession;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** One run of one backfill: a batch and its progress in one transaction, then the replicas, then the next one. */
final class BackfillRun {

    private final Database database;
    private final ReplicaPace pace;
    private final BackfillConfig config;
    private final Clock clock;
    private final Backfill backfill;
    private final BackfillReport report;
    private final BatchSize size;
    private volatile Progress progress;

    BackfillRun(
            Database database,
            ReplicaPace pace,
            BackfillConfig config,
            Clock clock,
            Backfill backfill,
            BackfillReport report,
            Progress begun) {
        this.database = database;
        this.pace = pace;
        this.config = config;
        this.clock = clock;
        this.backfill = backfill;
        this.report = report;
        this.size = new BatchSize(backfill.batch());
        this.progress = begun;
    }

    /** Goes on to the last row. */
    Uni<Void> toTheEnd() {
        report.begins(backfill.change().key(), backfill.batch());
        if (progress.isFinished()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(this::step)
                .repeat()
                .whilst(reached -> !reached.isFinished())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Progress> step() {
        return pace.await(progress, report).chain(() -> attempt(1)).invoke(reached -> {
            progress = reached;
            report.reached(reached);
        });
    }

    /** What others hold is asked for again a little later, and less of it. */
    private Uni<Progress> attempt(int number) {
        return database.write(this::batch).onFailure(RowsHeld.class).recoverWithUni(held -> {
            size.contended();
            return number < config.attempts()
                    ? later(number).chain(() -> attempt(number + 1))
                    : Uni.createFrom().failure(givenUp(held));
        });
    }

    private Uni<Void> later(int attempt) {
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(config.retryAfter().multipliedBy(attempt));
    }

    private BackfillStopped givenUp(Throwable held) {
        return new BackfillStopped(
                "The next batch was tried %d times, but others hold its rows: %s"
                        .formatted(config.attempts(), held.getMessage()),
                held);
    }

    private Uni<Progress> batch(WriteSession session) {
        return ProgressRows.lock(session, backfill.name())
                .chain(before -> before.isFinished()
                        ? Uni.createFrom().item(before)
                        : change(session, before).chain(after -> ProgressRows.keep(session, after)))
                .onFailure(RowsHeld::isMeantBy)
                .transform(RowsHeld::new);
    }

    private Uni<Progress> change(WriteSession session, Progress before) {
        Instant began = clock.instant();
        return backfill.change().next(session, before.lastKey(), size.rows()).map(done -> {
            Instant now = clock.instant();
            session.afterCommit(() -> size.took(Duration.between(began, now)));
            return done.map(batch -> before.after(batch, now)).orElseGet(() -> before.finished(now));
        });
    }
}
