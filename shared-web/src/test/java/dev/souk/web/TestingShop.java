package dev.souk.web;

import java.net.URI;
import java.util.Currency;
import java.util.Locale;

/** A shop for what needs no more of an application. */
public final class TestingShop {

    private TestingShop() {}

    public static Shop english() {
        return new Shop(new ShopConfig() {
            @Override
            public String name() {
                return "Souk";
            }

            @Override
            public Locale language() {
                return Locale.ENGLISH;
            }

            @Override
            public Currency currency() {
                return Currency.getInstance("USD");
            }

            @Override
            public URI origin() {
                return URI.create("https://shop.example");
            }
        });
    }
}
