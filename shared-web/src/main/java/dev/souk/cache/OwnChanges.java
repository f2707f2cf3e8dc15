package dev.souk.cache;

import java.time.Clock;
import java.time.Duration;

/**
 * Requests whose clients have themselves changed something that caches may not have heard of. They hear of changes that are told; of
 * others, such as a piece less of what there is plenty of, they never do. So what was committed before is taken for told after a
 * while, as long as anything can be heard at all.
 */
final class OwnChanges {

    /** Telling takes milliseconds, and a second after a failure. */
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(10);

    private final Changes changes;
    private final Refill refill;
    private final Clock clock;
    private String told = "";
    private String next = "";
    private long nextSince;

    OwnChanges(Changes changes, Refill refill, Clock clock) {
        this.changes = changes;
        this.refill = refill;
        this.clock = clock;
    }

    /** Whether the request under way must be answered past the caches. What is made for a cache sees the last change as it is. */
    boolean areAhead() {
        String own = Ingredients.areGathered() ? "" : refill.ownPosition();
        return !own.isEmpty() && !refill.covers(changes.position(), own) && isRecent(own);
    }

    private synchronized boolean isRecent(String own) {
        long now = clock.millis();
        if (changes.mayBeMissed()) {
            next = "";
            return true;
        }
        if (!next.isEmpty() && now - nextSince > TOLD_WITHIN.toMillis()) {
            told = next;
            next = "";
        }
        if (!told.isEmpty() && refill.covers(told, own)) {
            return false;
        }
        if (next.isEmpty()) {
            next = own;
            nextSince = now;
        }
        return true;
    }
}
