package dev.souk.checkout.order;

import dev.souk.checkout.session.Address;
import dev.souk.checkout.session.CheckoutLine;
import dev.souk.checkout.session.Totals;
import java.time.Instant;
import java.util.List;

/**
 * What was bought, as it was sold.
 *
 * @param number for people: {@code 7KQ4M-X2P9T}
 * @param cardLastFour of the card that paid
 */
public record Order(
        String number,
        OrderStatus status,
        String email,
        Address shippingAddress,
        String deliveryMethod,
        String cardLastFour,
        List<CheckoutLine> lines,
        Totals totals,
        List<Event> history,
        Instant placedAt) {

    /** How many things it is. */
    public int pieces() {
        return lines.stream().mapToInt(CheckoutLine::quantity).sum();
    }

    /** When it became what. */
    public record Event(OrderStatus status, Instant at) {}
}
