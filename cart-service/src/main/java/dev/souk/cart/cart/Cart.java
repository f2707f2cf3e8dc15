package dev.souk.cart.cart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What one shopper means to buy, as it is stored.
 *
 * @param owner whose it is
 * @param version counts the changes
 * @param lines in the order in which they came
 * @param lastClick what a form put in, when that was the last change
 * @param news of merging: on a customer's cart what no page has told yet, on a guest's what became of its things
 */
record Cart(String id, Owner owner, long version, List<CartLine> lines, Optional<Click> lastClick, MergeNews news) {

    static final long FIRST_VERSION = 1;

    Cart {
        lines = List.copyOf(lines);
    }

    static Cart empty(String id) {
        Owner anybody = new Owner.Guest(Optional.empty());
        return new Cart(id, anybody, FIRST_VERSION, List.of(), Optional.empty(), MergeNews.NONE);
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

    /** The customer's cart in which what was put in here is now, or a part of it. */
    Optional<String> movedInto() {
        return switch (owner) {
            case Owner.Merged merged -> Optional.of(merged.into());
            case Owner.Guest guest -> Optional.ofNullable(news.into());
            case Owner.Customer customer -> Optional.empty();
        };
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
        return new Cart(id, owner, version, lines, Optional.of(click), news);
    }

    Cart next() {
        return new Cart(id, owner, version + 1, lines, lastClick, news);
    }

    Cart of(Owner other) {
        return new Cart(id, other, version, lines, lastClick, news);
    }

    Cart saying(MergeNews other) {
        return new Cart(id, owner, version, lines, lastClick, other);
    }

    private Cart holding(List<CartLine> others) {
        return new Cart(id, owner, version, others, Optional.empty(), news);
    }
}
