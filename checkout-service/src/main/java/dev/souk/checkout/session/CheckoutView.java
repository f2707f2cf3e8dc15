package dev.souk.checkout.session;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.souk.checkout.delivery.DeliveryOption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checkout session as its user sees it, on pages and in JSON.
 *
 * @param problems what keeps it from being paid for, and why the latest payment failed
 * @param expiresAt until then the prices hold and the stock is set aside; null when that is not in question any more
 * @param order what it became
 * @param paymentProblem why the latest payment failed, for pages, which have words of their own
 * @param continueUrl where the shopper proves the payment, while that is asked for
 * @param email as typed so far, as {@code shippingAddress} and {@code deliveryMethod}
 */
public record CheckoutView(
        String id,
        CheckoutStatus status,
        List<DetailProblem> problems,
        List<DeliveryOption> deliveryOptions,
        Totals totals,
        @Nullable Instant expiresAt,
        @Nullable OrderLink order,
        @JsonIgnore @Nullable String paymentProblem,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String continueUrl,
        String cartId,
        @Nullable String email,
        @Nullable Address shippingAddress,
        @Nullable String deliveryMethod,
        List<CheckoutLine> lines) {}
