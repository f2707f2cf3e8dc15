package dev.souk.db.backfill;

import java.time.Duration;

/** How many rows the next batch has: as many as were declared, fewer while those take too long or are in others' hands. */
final class BatchSize {

    /** So long a visitor may find a row locked, and a replica may stand still behind one transaction. */
    private static final Duration LONG = Duration.ofMillis(100);

    /** Half of it: what takes twice as long is still not too long. */
    private static final Duration SHORT = Duration.ofMillis(50);

    private final int declared;
    private volatile int rows;

    BatchSize(int declared) {
        this.declared = declared;
        this.rows = declared;
    }

    int rows() {
        return rows;
    }

    /** The last batch changed its rows in that time. */
    void took(Duration time) {
        if (time.compareTo(LONG) > 0) {
            halve();
        } else if (time.compareTo(SHORT) < 0) {
            rows = Math.min(declared, rows * 2);
        }
    }

    /** The last batch ended because of others. */
    void contended() {
        halve();
    }

    private void halve() {
        rows = Math.max(1, rows / 2);
    }
}
