package dev.souk.checkout.session;

import dev.souk.checkout.stock.Offer;
import dev.souk.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something to be bought, at the price that was promised when the session began.
 *
 * @param options what tells it from its siblings, in the order to show
 */
@RegisterForReflection
public record CheckoutLine(
        String sku,
        String title,
        String slug,
        Map<String, String> options,
        int quantity,
        Money unitPrice,
        Money total,
        Offer.@Nullable Picture picture) {

    static CheckoutLine of(Offer offer, int quantity) {
        Money total = new Money(
                Math.multiplyExact(offer.unitPrice().amount(), quantity),
                offer.unitPrice().currency());
        return new CheckoutLine(
                offer.sku(),
                offer.title(),
                offer.slug(),
                offer.options(),
                quantity,
                offer.unitPrice(),
                total,
                offer.picture());
    }
}
