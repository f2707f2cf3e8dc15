package dev.souk.checkout.session;

import dev.souk.checkout.cart.CartClient;
import dev.souk.checkout.cart.FilledCart;
import dev.souk.checkout.stock.Offer;
import dev.souk.checkout.stock.StockClient;
import dev.souk.web.visitor.Visitor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says which lines of the present visitor's cart keep it from being checked out. */
@Singleton
final class ShortLines {

    private final CartClient carts;
    private final StockClient stock;
    private final Visitor visitor;

    ShortLines(CartClient carts, StockClient stock, Visitor visitor) {
        this.carts = carts;
        this.stock = stock;
        this.visitor = visitor;
    }

    /** Empty when there is enough by now. */
    Uni<List<ShortLine>> find() {
        return carts.ofVisitor(visitor.id())
                .map(cart -> cart.map(FilledCart::lines).orElse(List.of()))
                .chain(lines -> stock.offers(
                                lines.stream().map(FilledCart.Line::sku).toList())
                        .map(offers -> compare(lines, offers)));
    }

    private static List<ShortLine> compare(List<FilledCart.Line> lines, List<Offer> offers) {
        Map<String, Offer> bySku = offers.stream().collect(Collectors.toMap(Offer::sku, Function.identity()));
        return lines.stream()
                .flatMap(line -> compare(line, bySku.get(line.sku())).stream())
                .toList();
    }

    private static Optional<ShortLine> compare(FilledCart.Line line, @Nullable Offer offer) {
        if (offer == null) {
            return Optional.of(new ShortLine(line.sku(), Map.of(), line.quantity(), 0, false));
        }
        return offer.available() >= line.quantity()
                ? Optional.empty()
                : Optional.of(new ShortLine(offer.title(), offer.options(), line.quantity(), offer.available(), true));
    }
}
