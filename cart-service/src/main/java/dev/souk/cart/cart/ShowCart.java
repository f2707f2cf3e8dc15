package dev.souk.cart.cart;

import dev.souk.cart.catalog.CatalogClient;
import dev.souk.cart.catalog.OfferedProduct;
import dev.souk.cart.catalog.Offers;
import dev.souk.web.ShopConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts what is stored of a cart beside what the catalogue says now. */
@ApplicationScoped
class ShowCart {

    private final CatalogClient catalog;
    private final Texts texts;
    private final CartConfig limits;
    private final String currency;

    ShowCart(CatalogClient catalog, Texts texts, CartConfig limits, ShopConfig config) {
        this.catalog = catalog;
        this.texts = texts;
        this.limits = limits;
        this.currency = config.currency().getCurrencyCode();
    }

    /** For somebody who looks. */
    Uni<ShownCart> now(Cart cart) {
        return catalog.offers(cart.skus()).map(offers -> of(cart, offers));
    }

    /** For somebody who has just changed it: what was known seconds ago will do. */
    Uni<ShownCart> recently(Cart cart) {
        return catalog.recentOffers(cart.skus()).map(offers -> of(cart, offers));
    }

    ShownCart of(Cart cart, Offers offers) {
        List<ShownLine> lines = cart.lines().stream()
                .map(line -> ShownLine.of(line, offers.of(line.sku()).orElse(line.product())))
                .toList();
        return new ShownCart(cart.id(), cart.version(), lines, Totals.of(lines, currency), notices(cart, offers));
    }

    /** What merging did to a cart, in words. */
    List<Notice> news(Cart cart, MergeNews news) {
        List<Notice> notices = new ArrayList<>();
        for (MergeNews.Capped capped : news.capped()) {
            String title =
                    cart.bySku(capped.sku()).map(line -> line.product().title()).orElse(capped.sku());
            String detail = texts.now().mergedCapped(title, limits.mostPiecesPerLine(), capped.leftOut());
            notices.add(new Notice(Notice.Type.QUANTITY_CAPPED, capped.sku(), detail));
        }
        if (news.kept() > 0) {
            notices.add(
                    new Notice(Notice.Type.LINES_KEPT_BACK, null, texts.now().mergedKeptBack(news.kept())));
        }
        return notices;
    }

    private List<Notice> notices(Cart cart, Offers offers) {
        List<Notice> notices = new ArrayList<>();
        if (!offers.complete()) {
            notices.add(new Notice(
                    Notice.Type.CATALOGUE_UNAVAILABLE, null, texts.now().catalogueUnavailable()));
        }
        for (CartLine line : cart.lines()) {
            Optional<OfferedProduct> offer = offers.of(line.sku());
            if (offer.isPresent()) {
                addPriceNotice(notices, line, offer.get());
                addStockNotice(notices, line, offer.get());
            } else if (offers.isNotSold(line.sku())) {
                String detail = texts.now().noLongerAvailable(line.product().title());
                notices.add(new Notice(Notice.Type.NO_LONGER_AVAILABLE, line.sku(), detail));
            }
        }
        return notices;
    }

    private void addPriceNotice(List<Notice> notices, CartLine line, OfferedProduct offer) {
        if (!offer.unitPrice().equals(line.price())) {
            String detail = texts.now().priceChanged(offer.title(), line.price(), offer.unitPrice());
            notices.add(new Notice(Notice.Type.PRICE_CHANGED, line.sku(), detail));
        }
    }

    private void addStockNotice(List<Notice> notices, CartLine line, OfferedProduct offer) {
        if (offer.available() <= 0) {
            notices.add(
                    new Notice(Notice.Type.OUT_OF_STOCK, line.sku(), texts.now().outOfStock(offer.title())));
        } else if (!offer.has(line.quantity())) {
            String detail = texts.now().insufficientStock(offer.title(), offer.available());
            notices.add(new Notice(Notice.Type.INSUFFICIENT_STOCK, line.sku(), detail));
        }
    }
}
