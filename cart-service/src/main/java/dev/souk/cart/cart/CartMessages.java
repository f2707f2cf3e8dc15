package dev.souk.cart.cart;

import dev.souk.cart.CartTexts;
import dev.souk.cart.catalog.CatalogClient;
import dev.souk.cart.catalog.OfferedProduct;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes words of what the address of the cart says happened. Anybody can write such an address: it names things and kinds of
 * refusals, and every word shown for them is ours or the catalogue's.
 */
@ApplicationScoped
class CartMessages {

    private final CatalogClient catalog;
    private final Texts texts;
    private final CartConfig limits;

    CartMessages(CatalogClient catalog, Texts texts, CartConfig limits) {
        this.catalog = catalog;
        this.texts = texts;
        this.limits = limits;
    }

    Uni<CartMessage> of(
            ShownCart cart,
            @Nullable String added,
            @Nullable String removed,
            @Nullable String quantity,
            @Nullable String refused) {
        if (refused != null) {
            return Uni.createFrom().item(new CartMessage.Refused(refusal(refused)));
        }
        if (removed != null) {
            Optional<Integer> pieces = FormQuantity.atLeast(1, quantity);
            return pieces.isPresent() ? removed(cart, removed, pieces.get()) : nothing();
        }
        return titleIn(cart, added)
                .map(title -> Uni.createFrom()
                        .<CartMessage>item(new CartMessage.Done(texts.now().added(title))))
                .orElseGet(CartMessages::nothing);
    }

    /** Once it is in the cart again there is nothing to undo: a reloaded page must not offer it a second time. */
    private Uni<CartMessage> removed(ShownCart cart, String sku, int quantity) {
        if (titleIn(cart, sku).isPresent() || !Sku.canBe(sku)) {
            return nothing();
        }
        return catalog.recentOffers(List.of(sku)).map(offers -> {
            String text = offers.of(sku)
                    .map(OfferedProduct::title)
                    .map(texts.now()::removed)
                    .orElseGet(texts.now()::removedUnnamed);
            return new CartMessage.Removed(text, sku, quantity);
        });
    }

    private String refusal(String type) {
        CartTexts words = texts.now();
        return switch (type) {
            case "quantity-limit" -> words.refusedQuantity(limits.mostPiecesPerLine());
            case "line-limit" -> words.refusedLines(limits.mostLines());
            case "unknown-sku" -> words.refusedSku();
            case "not-found" -> words.refusedLine();
            case BackToCart.NUMBER -> words.refusedNumber();
            default -> words.refusedNow();
        };
    }

    private static Optional<String> titleIn(ShownCart cart, @Nullable String sku) {
        return cart.lines().stream()
                .filter(line -> line.sku().equals(sku))
                .map(ShownLine::title)
                .findFirst();
    }

    private static Uni<CartMessage> nothing() {
        return Uni.createFrom().item(new CartMessage.None());
    }
}
