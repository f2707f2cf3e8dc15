package dev.souk.catalog.stock;

/** How many pieces more there are of a SKU, on hand and set aside; negative: fewer. */
record StockChange(String sku, int onHand, int reserved) {

    /** What happens to some pieces of a SKU. */
    interface Kind {
        StockChange of(String sku, int pieces);
    }

    static StockChange setAside(String sku, int pieces) {
        return new StockChange(sku, 0, pieces);
    }

    static StockChange putBack(String sku, int pieces) {
        return new StockChange(sku, 0, -pieces);
    }

    static StockChange sold(String sku, int pieces) {
        return new StockChange(sku, -pieces, -pieces);
    }

    static StockChange returned(String sku, int pieces) {
        return new StockChange(sku, pieces, 0);
    }

    static StockChange corrected(String sku, int pieces) {
        return new StockChange(sku, pieces, 0);
    }

    /** Both, of the same SKU. */
    StockChange and(StockChange other) {
        return new StockChange(sku, onHand + other.onHand, reserved + other.reserved);
    }
}
