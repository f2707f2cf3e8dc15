package dev.souk.cart.cart;

import dev.souk.cart.catalog.OfferedProduct;
import dev.souk.cart.catalog.Offers;
import dev.souk.db.TimeSortedIds;
import java.util.List;
import java.util.Optional;

/**
 * Puts things in a cart, all of them or none. What is in it already becomes more; what is new must be offered. Stock plays no
 * part: whether there is enough is said by a notice, and decided at checkout.
 */
final class AddLines implements Change {

    private final List<WantedLine> wanted;
    private final Offers offers;
    private final CartConfig limits;
    private final TimeSortedIds ids;

    AddLines(List<WantedLine> wanted, Offers offers, CartConfig limits, TimeSortedIds ids) {
        this.wanted = wanted;
        this.offers = offers;
        this.limits = limits;
        this.ids = ids;
    }

    @Override
    public Cart applyTo(Cart cart) {
        Cart filled = cart;
        for (WantedLine line : wanted) {
            filled = add(filled, line);
        }
        return filled;
    }

    private Cart add(Cart cart, WantedLine wanted) {
        if (wanted.quantity() < 1) {
            throw Refusals.notPositive(wanted.pointer());
        }
        Optional<OfferedProduct> offer = offers.of(wanted.sku());
        if (!Sku.canBe(wanted.sku()) || offers.isNotSold(wanted.sku())) {
            throw Refusals.unknownSku(wanted);
        }
        return cart.bySku(wanted.sku())
                .map(line -> cart.changing(line, known -> merged(known, wanted, offer)))
                .orElseGet(() -> cart.plus(fresh(cart, wanted, offer)));
    }

    private CartLine merged(CartLine line, WantedLine wanted, Optional<OfferedProduct> offer) {
        long pieces = (long) line.quantity() + wanted.quantity();
        if (pieces > limits.mostPiecesPerLine()) {
            throw Refusals.tooMany(wanted.pointer(), limits.mostPiecesPerLine(), line.quantity());
        }
        CartLine more = line.with((int) pieces);
        return offer.map(more::with).orElse(more);
    }

    private CartLine fresh(Cart cart, WantedLine wanted, Optional<OfferedProduct> offer) {
        if (cart.lines().size() >= limits.mostLines()) {
            throw Refusals.tooManyLines(wanted.pointer(), limits.mostLines());
        }
        if (wanted.quantity() > limits.mostPiecesPerLine()) {
            throw Refusals.tooMany(wanted.pointer(), limits.mostPiecesPerLine(), 0);
        }
        OfferedProduct product = offer.orElseThrow(Refusals::catalogueAway);
        return new CartLine(ids.next(), wanted.sku(), wanted.quantity(), product);
    }
}
