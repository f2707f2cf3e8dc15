package dev.souk.db;

import dev.souk.db.position.Mark;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a node from becoming the primary that lacks what we told clients is done. Only commits count whose success we have
 * heard of: what was under way when the primary was lost was promised to nobody.
 */
@Singleton
final class Fence {

    private final AtomicReference<@Nullable Mark> acknowledged = new AtomicReference<>();
    private volatile @Nullable Node accepted;

    /** A commit that the primary has confirmed. */
    void acknowledged(Mark commit) {
        acknowledged.accumulateAndGet(commit, Mark::later);
    }

    /** The last confirmed commit, null if there was none yet. */
    @Nullable
    Mark last() {
        return acknowledged.get();
    }

    boolean admits(Node candidate, Mark reached) {
        return isCoveredBy(reached) || isAccepted(candidate);
    }

    /** Whether an operator said so. */
    boolean isAccepted(Node candidate) {
        return candidate.equals(accepted);
    }

    boolean isCoveredBy(Mark reached) {
        Mark last = acknowledged.get();
        return last == null || reached.covers(last);
    }

    /** An operator says that {@code candidate} may become the primary without what it lacks. */
    void acceptLoss(Node candidate) {
        accepted = candidate;
    }

    /** It has become the primary: the next time all is asked again. */
    void crossed() {
        accepted = null;
    }
}
