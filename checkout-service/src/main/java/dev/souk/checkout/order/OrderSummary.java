package dev.souk.checkout.order;

import dev.souk.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order in a few words, for a list of many.
 *
 * @param pieces how many things it is
 */
@RegisterForReflection
public record OrderSummary(
        String number, OrderStatus status, String email, long pieces, Money total, Instant placedAt) {

    /**
     * A part of a list, the latest first.
     *
     * @param next asks for those that follow; null at the end
     */
    @RegisterForReflection
    public record OrderSummaryPage(
            List<OrderSummary> items, @Nullable String next) {

        public OrderSummaryPage {
            items = List.copyOf(items);
        }
    }
}
