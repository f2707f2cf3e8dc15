package dev.souk.cart.cart;

import java.util.List;

/** Takes out what was bought. What was put in meanwhile stays; what was taken out meanwhile is not missed. */
final class TakeBought implements Change {

    private final List<WantedLine> bought;

    TakeBought(List<WantedLine> bought) {
        this.bought = bought;
    }

    @Override
    public Cart applyTo(Cart cart) {
        Cart left = cart;
        for (WantedLine taken : bought) {
            left = take(left, taken);
        }
        return left;
    }

    private static Cart take(Cart cart, WantedLine taken) {
        return cart.bySku(taken.sku())
                .map(line -> take(cart, line, taken.quantity()))
                .orElse(cart);
    }

    private static Cart take(Cart cart, CartLine line, int pieces) {
        return pieces >= line.quantity()
                ? cart.without(line)
                : cart.changing(line, known -> known.with(known.quantity() - Math.max(0, pieces)));
    }
}
