package dev.souk.checkout.session;

import dev.souk.checkout.CheckoutTexts;
import dev.souk.web.PostedForms;
import dev.souk.web.Shop;
import dev.souk.web.TypedField;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The forms of the steps. Each may be sent twice: details that are saved again are the same, a checkout that begins again is
 * the open one, and a page pays once.
 */
@Singleton
final class CheckoutForms implements PostedForms {

    private final Shop shop;
    private final Countries countries;

    CheckoutForms(Shop shop, Countries countries) {
        this.shop = shop;
        this.countries = countries;
    }

    @Override
    public Optional<TypedField> typed(String name, String value) {
        CheckoutTexts texts = MessageBundles.get(
                CheckoutTexts.class, Localized.Literal.of(shop.language().getLanguage()));
        return switch (name) {
            case "email" -> Optional.of(new TypedField(texts.email(), value));
            case "name" -> Optional.of(new TypedField(texts.name(), value));
            case "line1" -> Optional.of(new TypedField(texts.line1(), value));
            case "line2" -> Optional.of(new TypedField(texts.line2(), value));
            case "postalCode" -> Optional.of(new TypedField(texts.postalCode(), value));
            case "city" -> Optional.of(new TypedField(texts.city(), value));
            case "region" -> Optional.of(new TypedField(texts.region(), value));
            case "country" -> Optional.of(new TypedField(texts.country(), country(value)));
            case "deliveryMethod" -> Optional.of(new TypedField(texts.delivery(), method(texts, value)));
            default -> Optional.empty();
        };
    }

    @Override
    public boolean isSafeToRepeat(String path) {
        return true;
    }

    private String country(String code) {
        return countries.all().stream()
                .filter(country -> country.code().equals(code))
                .map(Countries.Country::name)
                .findFirst()
                .orElse(code);
    }

    private static String method(CheckoutTexts texts, String method) {
        return switch (method) {
            case "standard" -> texts.methodStandard();
            case "express" -> texts.methodExpress();
            default -> method;
        };
    }
}
