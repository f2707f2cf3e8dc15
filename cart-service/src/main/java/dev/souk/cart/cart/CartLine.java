package dev.souk.cart.cart;

import dev.souk.cart.catalog.OfferedProduct;
import dev.souk.db.TimeSortedIds;
import dev.souk.money.Money;

/**
 * So many pieces of one thing.
 *
 * @param product what the catalogue said of it when the line was last changed
 */
record CartLine(long id, String sku, int quantity, OfferedProduct product) {

    CartLine {
        product = product.withoutStock();
    }

    /** As the outside sees its id. */
    String publicId() {
        return TimeSortedIds.text(id);
    }

    Money price() {
        return product.unitPrice();
    }

    CartLine with(int pieces) {
        return new CartLine(id, sku, pieces, product);
    }

    CartLine with(OfferedProduct latest) {
        return new CartLine(id, sku, quantity, latest);
    }
}
