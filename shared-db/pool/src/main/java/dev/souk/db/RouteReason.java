package dev.souk.db;

import java.util.Locale;

/** Why a read went where it went. */
enum RouteReason {
    /** To the less busy one of two replicas, or to the only one. */
    CHOSEN,
    /** To the next node, because one failed. */
    RETRIED,
    /** To one more node, because the first has not answered yet. */
    HEDGED,
    /** To a replica that was not there yet, and has caught up while the read waited for it. */
    CAUGHT_UP,
    /** To the primary, because no replica is there. */
    SPILLED,
    /** To the primary, because the replicas are behind what the read must see. */
    BEHIND,
    /** To the least old replica, because nobody fresh enough could: the answer says how old it may be. */
    STALE,
    /** To the primary, because there are no replicas. */
    NO_REPLICAS,
    /** To the primary, because it must see the last write. */
    ON_PRIMARY;

    /** As operators read it: {@code on-primary} ... */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
