package dev.souk.checkout.session;

import dev.souk.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cart on its way to an order, as stored.
 *
 * @param publicId what its user knows it by, 130 bits
 * @param cartVersion of the cart when this snapshot was taken
 * @param visitorId of a session that began on a page
 * @param customerId of whoever was signed in; null for a guest's
 * @param version counts changes
 * @param reservation our key of the stock set aside
 * @param placementId the latest try to pay
 * @param paymentProblem why the latest try to pay failed
 * @param payments tries to pay since {@code paymentsSince}
 */
public record CheckoutSession(
        long id,
        String publicId,
        String cartId,
        long cartVersion,
        @Nullable String visitorId,
        @Nullable String customerId,
        SessionState state,
        int version,
        String reservation,
        List<CheckoutLine> lines,
        Money subtotal,
        Details details,
        @Nullable Long placementId,
        @Nullable String continueUrl,
        @Nullable String paymentProblem,
        @Nullable String orderNumber,
        @Nullable String orderKey,
        int payments,
        Instant paymentsSince,
        Instant expiresAt,
        Instant createdAt) {

    /** Whether its stock may be somebody else's from now on, though no job has said so yet. */
    public boolean isExpired(Instant now) {
        return state == SessionState.EXPIRED || (state == SessionState.OPEN && !expiresAt.isAfter(now));
    }

    /** Whether the cart need not begin another one. */
    boolean isAlive(Instant now) {
        return !state.isFinal() && !isExpired(now);
    }

    /** As it is once its order is written. */
    public CheckoutSession completed(String number, String key) {
        return with(SessionState.COMPLETED, placementId, null, number, key);
    }

    /** As it is while the shopper has to prove the payment. */
    public CheckoutSession challenged(String url) {
        return with(SessionState.CHALLENGED, placementId, url, null, null);
    }

    /** As it is while somebody pays. */
    public CheckoutSession placing(long placement) {
        return with(SessionState.PLACING, placement, null, null, null);
    }

    private CheckoutSession with(
            SessionState next,
            @Nullable Long placement,
            @Nullable String url,
            @Nullable String number,
            @Nullable String key) {
        return new CheckoutSession(
                id,
                publicId,
                cartId,
                cartVersion,
                visitorId,
                customerId,
                next,
                version,
                reservation,
                lines,
                subtotal,
                details,
                placement,
                url,
                null,
                number,
                key,
                payments,
                paymentsSince,
                expiresAt,
                createdAt);
    }
}
