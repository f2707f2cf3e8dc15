package dev.souk.cart.cart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What one visitor means to buy, as it is stored.
 *
 * @param version counts the changes
 * @param lines in the order in which they came
 * @param lastClick what a form put in, when that was the last change
 */
record Cart(String id, long version, List<CartLine> lines, Optional<Click> lastClick) {

    static final long FIRST_VERSION = 1;

    Cart {
        lines = List.copyOf(lines);
    }

    static Cart empty(String id) {
        return new Cart(id, FIRST_VERSION, List.of(), Optional.empty());
    }

    Optional<CartLine> bySku(String sku) {
        return lines.stream().filter(line -> line.sku().equals(sku)).findFirst();
    }

    Optional<CartLine> byId(String publicId) {
        return lines.stream().filter(line -> line.publicId().equals(publicId)).findFirst();
    }

    List<String> skus() {
        return lines.stream().map(CartLine::sku).toList();
    }

    int pieces() {
        return lines.stream().mapToInt(CartLine::quantity).sum();
    }

    Cart plus(CartLine fresh) {
        List<CartLine> more = new ArrayList<>(lines);
        more.add(fresh);
        return holding(more);
    }

    Cart without(CartLine line) {
        return holding(lines.stream().filter(each -> each.id() != line.id()).toList());
    }

    Cart changing(CartLine line, UnaryOperator<CartLine> change) {
        return holding(lines.stream()
                .map(each -> each.id() == line.id() ? change.apply(each) : each)
                .toList());
    }

    Cart after(Click click) {
        return new Cart(id, version, lines, Optional.of(click));
    }

    Cart next() {
        return new Cart(id, version + 1, lines, lastClick);
    }

    private Cart holding(List<CartLine> others) {
        return new Cart(id, version, others, Optional.empty());
    }
}
