package dev.souk.cart.cart;

import dev.souk.web.PostedForms;
import dev.souk.web.TypedField;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The forms that fill and change a cart. A quantity that is set twice is the same; what is added twice is more. */
@Singleton
final class CartForms implements PostedForms {

    private static final String QUANTITY = "quantity";
    private static final String LINE = "/cart/lines/";

    private final Texts texts;

    CartForms(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Optional<TypedField> typed(String name, String value) {
        return name.equals(QUANTITY) ? Optional.of(new TypedField(texts.now().quantity(), value)) : Optional.empty();
    }

    @Override
    public boolean isSafeToRepeat(String path) {
        return path.startsWith(LINE);
    }
}
