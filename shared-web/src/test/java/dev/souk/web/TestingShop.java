package dev.souk.web;

import java.net.URI;
import java.util.Currency;
import java.util.Locale;

/** The settings of a shop, for what needs no more of an application. */
public record TestingShop(String name, Locale language, Currency currency, URI origin) implements ShopConfig {

    static final TestingShop ENGLISH =
            new TestingShop("Souk", Locale.ENGLISH, Currency.getInstance("USD"), URI.create("https://shop.example"));

    /** A shop that needs no more either. */
    public static Shop english() {
        return new Shop(ENGLISH);
    }
}
