package dev.souk.cart.cart;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.souk.cart.catalog.OfferedProduct;
import dev.souk.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a line keeps of its product, as JSON, beside number and price: enough to show it when the catalogue is away. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record StoredProduct(String slug, String title, Map<String, String> options, OfferedProduct.@Nullable Picture picture) {

    static StoredProduct of(OfferedProduct product) {
        return new StoredProduct(product.slug(), product.title(), product.options(), product.picture());
    }

    OfferedProduct offered(String sku, Money price) {
        return new OfferedProduct(sku, slug, title, options, price, OfferedProduct.MOST_TOLD, picture);
    }
}
