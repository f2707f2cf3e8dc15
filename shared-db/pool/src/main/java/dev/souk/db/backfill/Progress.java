package dev.souk.db.backfill;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a backfill is, a row of the table {@code backfill}.
 *
 * @param run 1, and one more each time it begins again
 * @param lastKey null: nothing is done yet
 * @param batches done in this run
 * @param rows looked through in this run
 * @param changed how many of them its statements changed
 * @param finishedAt null: not finished yet
 */
@RegisterForReflection
record Progress(
        String name,
        int run,
        @Nullable String lastKey,
        long batches,
        long rows,
        long changed,
        Instant startedAt,
        Instant updatedAt,
        @Nullable Instant finishedAt) {

    static Progress first(String name, Instant now) {
        return new Progress(name, 1, null, 0, 0, 0, now, now, null);
    }

    Progress again(Instant now) {
        return new Progress(name, run + 1, null, 0, 0, 0, now, now, null);
    }

    Progress after(KeyedChange.Batch batch, Instant now) {
        return new Progress(
                name,
                run,
                batch.lastKey(),
                batches + 1,
                rows + batch.rows(),
                changed + batch.changed(),
                startedAt,
                now,
                null);
    }

    Progress finished(Instant now) {
        return new Progress(name, run, lastKey, batches, rows, changed, startedAt, now, now);
    }

    boolean isFinished() {
        return finishedAt != null;
    }
}
