package dev.souk.checkout.session;

import org.jspecify.annotations.Nullable;

/** Why a payment did not happen, as the payment step tells it. */
enum PaymentNotice {
    DECLINED,
    INSUFFICIENT_FUNDS,
    CHALLENGE_FAILED,
    CHALLENGE_ABANDONED,
    INTERRUPTED,
    /** Address or delivery was changed after the page was made. */
    TOTAL_CHANGED,
    /** The page was sent before, with another card. */
    RESENT,
    TOO_OFTEN;

    /** For a {@link PaymentProblem}; none for none. */
    static @Nullable PaymentNotice of(@Nullable String problem) {
        return switch (problem) {
            case null -> null;
            case PaymentProblem.INSUFFICIENT_FUNDS -> INSUFFICIENT_FUNDS;
            case PaymentProblem.CHALLENGE_FAILED -> CHALLENGE_FAILED;
            case PaymentProblem.CHALLENGE_ABANDONED -> CHALLENGE_ABANDONED;
            case PaymentProblem.INTERRUPTED -> INTERRUPTED;
            default -> DECLINED;
        };
    }
}
