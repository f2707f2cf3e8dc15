package dev.souk.payments;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A line of the ledger: a charge as it stands now, or a refund. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LedgerEntry(
        long seq,
        String type,
        @Nullable Charge charge,
        @Nullable Refund refund) {

    static LedgerEntry of(long seq, Charge charge) {
        return new LedgerEntry(seq, "charge", charge, null);
    }

    static LedgerEntry of(long seq, Refund refund) {
        return new LedgerEntry(seq, "refund", null, refund);
    }
}
