package dev.souk.payments;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some lines of the ledger, and after which one the next lines are; null at the end. */
record LedgerPage(List<LedgerEntry> items, @Nullable Long next) {

    static LedgerPage of(List<LedgerEntry> entries, int limit) {
        boolean isFull = !entries.isEmpty() && entries.size() == limit;
        return new LedgerPage(entries, isFull ? entries.getLast().seq() : null);
    }
}
