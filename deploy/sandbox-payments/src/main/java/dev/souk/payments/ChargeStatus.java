package dev.souk.payments;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a charge stands; all but {@link #REQUIRES_ACTION} are final. */
enum ChargeStatus {
    SUCCEEDED,
    DECLINED,
    REQUIRES_ACTION,
    CANCELED;

    /** As the world and the ledger spell it. */
    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ChargeStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
