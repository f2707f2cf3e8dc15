package dev.souk.db;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many reads may be sent to a second node while the first still owes its answer: a small share of all reads. Without it,
 * a database that is slow everywhere would be asked everything twice, just then (Dean and Barroso, "The Tail at Scale",
 * 2013; the account of tokens is that of gRPC's retry throttling).
 */
final class HedgeBudget {

    private static final long TOKEN = 1000;

    /** Enough for all that a stalled node holds of ours at that moment, its pool and a little more. */
    private static final long MOST = 32 * TOKEN;

    private final long earned;
    private final AtomicLong account = new AtomicLong(MOST);

    /** @param share of all reads, from 0 (never) to 1 (always) */
    HedgeBudget(double share) {
        this.earned = Math.round(share * TOKEN);
    }

    /** Each read adds its share. */
    void earn() {
        if (account.get() < MOST) {
            account.addAndGet(earned);
        }
    }

    /** Whether one read may be hedged, which then is paid. */
    boolean spend() {
        return earned > 0 && account.getAndUpdate(had -> had >= TOKEN ? had - TOKEN : had) >= TOKEN;
    }
}
