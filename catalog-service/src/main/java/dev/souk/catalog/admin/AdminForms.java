package dev.souk.catalog.admin;

import dev.souk.web.PostedForms;
import dev.souk.web.Shop;
import dev.souk.web.TypedField;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The forms of the staff. Each may be sent twice: the second time it meets what the first has changed, and changes nothing. */
@Singleton
final class AdminForms implements PostedForms {

    private final Shop shop;

    AdminForms(Shop shop) {
        this.shop = shop;
    }

    @Override
    public Optional<TypedField> typed(String name, String value) {
        AdminTexts texts = MessageBundles.get(
                AdminTexts.class, Localized.Literal.of(shop.language().getLanguage()));
        return switch (name) {
            case "title" -> Optional.of(new TypedField(texts.title(), value));
            case "description" -> Optional.of(new TypedField(texts.description(), value));
            case "price" -> Optional.of(new TypedField(texts.price(), value));
            case "stock" -> Optional.of(new TypedField(texts.onHand(), value));
            default -> Optional.empty();
        };
    }

    @Override
    public boolean isSafeToRepeat(String path) {
        return true;
    }
}
