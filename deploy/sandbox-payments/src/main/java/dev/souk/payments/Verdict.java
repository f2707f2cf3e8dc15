package dev.souk.payments;

import org.jspecify.annotations.Nullable;

/** What becomes of a charge, and why when it is declined. */
record Verdict(ChargeStatus status, @Nullable String declineCode) {

    static final Verdict SUCCEEDED = new Verdict(ChargeStatus.SUCCEEDED, null);
    static final Verdict REQUIRES_ACTION = new Verdict(ChargeStatus.REQUIRES_ACTION, null);
    static final Verdict CANCELED = new Verdict(ChargeStatus.CANCELED, null);

    static Verdict declined(String code) {
        return new Verdict(ChargeStatus.DECLINED, code);
    }
}
