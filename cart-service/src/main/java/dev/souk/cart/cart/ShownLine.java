package dev.souk.cart.cart;

import dev.souk.cart.catalog.OfferedProduct;
import dev.souk.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line at the present price.
 *
 * @param options what was chosen, in the order to show: {@code Colour -> Blue}
 */
@RegisterForReflection // CartAnswers writes it
public record ShownLine(
        String id,
        String sku,
        String title,
        int quantity,
        Money unitPrice,
        Money total,
        String slug,
        Map<String, String> options,
        OfferedProduct.@Nullable Picture picture) {

    static ShownLine of(CartLine line, OfferedProduct product) {
        Money price = product.unitPrice();
        return new ShownLine(
                line.publicId(),
                line.sku(),
                product.title(),
                line.quantity(),
                price,
                new Money(Math.multiplyExact(price.amount(), line.quantity()), price.currency()),
                product.slug(),
                product.options(),
                product.picture());
    }
}
