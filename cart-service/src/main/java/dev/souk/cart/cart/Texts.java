package dev.souk.cart.cart;

import dev.souk.cart.CartTexts;
import dev.souk.web.Shop;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;

/** What carts say, in the shop's language, for where there is no template. */
@ApplicationScoped
class Texts {

    private final Shop shop;

    Texts(Shop shop) {
        this.shop = shop;
    }

    CartTexts now() {
        return MessageBundles.get(
                CartTexts.class, Localized.Literal.of(shop.language().getLanguage()));
    }
}
