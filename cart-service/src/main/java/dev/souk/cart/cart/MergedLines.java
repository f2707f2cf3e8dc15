package dev.souk.cart.cart;

import dev.souk.cart.cart.MergeNews.Capped;
import dev.souk.db.TimeSortedIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a guest's lines and a customer's. The same thing becomes more, up to what a line holds; a new one comes
 * last, as it was stored; what there is no room for stays with the guest.
 */
record MergedLines(Cart guest, Cart own, MergeNews news) {

    static MergedLines of(Cart guest, Cart own, CartConfig limits, TimeSortedIds ids) {
        Cart left = guest;
        Cart filled = own;
        List<Capped> capped = new ArrayList<>();
        for (CartLine line : guest.lines()) {
            Optional<CartLine> same = filled.bySku(line.sku());
            if (same.isPresent()) {
                int together = same.get().quantity() + line.quantity();
                int pieces = Math.min(together, limits.mostPiecesPerLine());
                if (pieces < together) {
                    capped.add(new Capped(line.sku(), together - pieces));
                }
                filled = filled.changing(same.get(), known -> known.with(pieces));
                left = left.without(line);
            } else if (filled.lines().size() < limits.mostLinesMerged()) {
                filled = filled.plus(new CartLine(ids.next(), line.sku(), line.quantity(), line.product()));
                left = left.without(line);
            }
        }
        return new MergedLines(
                counted(guest, left),
                counted(own, filled),
                new MergeNews(capped, left.lines().size(), null));
    }

    private static Cart counted(Cart before, Cart after) {
        return after.lines().equals(before.lines()) ? before : after.next();
    }
}
