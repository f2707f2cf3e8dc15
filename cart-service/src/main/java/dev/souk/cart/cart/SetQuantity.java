package dev.souk.cart.cart;

import dev.souk.cart.catalog.Offers;

/** Makes a line so many pieces; none takes it out. The shopper has looked at it, so its price becomes the present one. */
final class SetQuantity implements Change {

    private final String lineId;
    private final int quantity;
    private final Offers offers;
    private final CartConfig limits;

    SetQuantity(String lineId, int quantity, Offers offers, CartConfig limits) {
        this.lineId = lineId;
        this.quantity = quantity;
        this.offers = offers;
        this.limits = limits;
    }

    @Override
    public Cart applyTo(Cart cart) {
        CartLine line = cart.byId(lineId).orElseThrow(Refusals::noSuchLine);
        if (quantity < 0) {
            throw Refusals.negative();
        }
        if (quantity > limits.mostPiecesPerLine()) {
            throw Refusals.tooMany("", limits.mostPiecesPerLine(), 0);
        }
        return quantity == 0 ? cart.without(line) : cart.changing(line, this::changed);
    }

    private CartLine changed(CartLine line) {
        CartLine changed = line.with(quantity);
        return offers.of(line.sku()).map(changed::with).orElse(changed);
    }
}
