package dev.souk.catalog.stock;

import dev.souk.catalog.product.Availability;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** How many pieces of a SKU there are, and how many of them are set aside. */
@RegisterForReflection
record StockLevel(String sku, int onHand, int reserved) {

    int available() {
        return onHand - reserved;
    }

    StockLevel after(StockChange change) {
        return new StockLevel(sku, onHand + change.onHand(), reserved + change.reserved());
    }

    boolean isPossible() {
        return reserved >= 0 && available() >= 0;
    }

    /** Whether pages say the same of both: how much there is of plenty is not told. */
    boolean looksLike(StockLevel other, int fewLeft) {
        Availability shown = Availability.of(available(), fewLeft);
        return shown == Availability.of(other.available(), fewLeft)
                && (shown != Availability.FEW_LEFT || available() == other.available());
    }
}
