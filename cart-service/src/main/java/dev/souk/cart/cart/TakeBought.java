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

    /** What is left to take of another cart: the things that this one has none of. */
    TakeBought without(Cart cart) {
        return new TakeBought(bought.stream()
                .filter(taken -> cart.bySku(taken.sku()).isEmpty())
                .toList());
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
