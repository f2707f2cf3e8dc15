package dev.souk.checkout.session;

import dev.souk.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What an order costs: {@code total = subtotal + discount + delivery + tax}.
 *
 * @param discount 0 or less
 * @param delivery null until it is known where the order goes and how; {@code tax} likewise
 */
public record Totals(
        Money subtotal,
        Money discount,
        @Nullable Money delivery,
        @Nullable Money tax,
        Money total) {}
