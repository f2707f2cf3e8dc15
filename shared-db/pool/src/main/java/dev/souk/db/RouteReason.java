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
    /** To the primary, because no replica could. */
    SPILLED,
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
