package dev.souk.checkout.place;

import dev.souk.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to pay for a session and to make it an order.
 *
 * @param chargeKey our name of the charge, {@code chargeId} the provider's
 * @param failure why it came to nothing
 * @param continueUrl where the shopper had to prove the payment
 * @param attempt counts take-overs: a pod that was away too long changes nothing
 * @param leasedUntil until when a pod has it for itself; null when none is at work on it
 */
record Placement(
        long id,
        long sessionId,
        Step step,
        String chargeKey,
        @Nullable String chargeId,
        Money amount,
        String cardLastFour,
        @Nullable String failure,
        @Nullable String continueUrl,
        int attempt,
        @Nullable Instant leasedUntil,
        @Nullable Instant dueAt,
        Instant createdAt) {

    /** Whether a pod is at work on it, as far as anybody can tell. */
    boolean isLeased(Instant now) {
        return leasedUntil != null && leasedUntil.isAfter(now);
    }
}
