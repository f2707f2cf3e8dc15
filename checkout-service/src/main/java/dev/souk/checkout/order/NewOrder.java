package dev.souk.checkout.order;

import dev.souk.checkout.session.CheckoutSession;
import dev.souk.checkout.session.Totals;
import java.time.Instant;

/**
 * An order about to be written.
 *
 * @param id that of its placement
 * @param number as stored
 * @param accessKey who has it may see the order
 * @param chargeKey our name of the charge that paid it, {@code chargeId} the provider's
 */
public record NewOrder(
        long id,
        String number,
        String accessKey,
        CheckoutSession session,
        Totals totals,
        String chargeKey,
        String chargeId,
        String cardLastFour,
        Instant at) {}
