package dev.souk.db;

import dev.souk.db.position.Mark;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a read asks of the node that answers it. Anything goes for the primary.
 *
 * @param own what the visitor wrote must be there
 * @param seen what the visitor saw should be there
 * @param maxLag the age of the data at most
 * @param strict whether {@code maxLag} must be kept; else older data is better than none, and the answer says so
 */
record Demand(ReadKind kind, @Nullable Mark own, @Nullable Mark seen, Duration maxLag, boolean strict) {

    /** The lag of a node that is well has the time between two beats and between two questions in it. */
    private static final Duration KEEPING_UP = Duration.ofSeconds(1);

    boolean isMetBy(Node replica) {
        return hasMarks(replica) && replica.watermark().isWithin(maxLag);
    }

    /** Whether it could meet this within a moment: it keeps up, only a mark is not there yet. */
    boolean mayBeMetSoonBy(Node replica) {
        return !hasMarks(replica)
                && replica.watermark().isWithin(KEEPING_UP)
                && replica.watermark().isWithin(maxLag);
    }

    /** Whether it may answer when nobody better can. */
    boolean isToleratedOn(Node replica) {
        return !strict && replica.watermark().covers(own);
    }

    /** Who goes before others on the primary: whoever might miss their own write elsewhere. */
    ReadKind onPrimary() {
        return kind == ReadKind.ANYWHERE && own == null ? ReadKind.ANYWHERE : ReadKind.ON_PRIMARY;
    }

    private boolean hasMarks(Node replica) {
        return replica.watermark().covers(own) && replica.watermark().covers(seen);
    }
}
