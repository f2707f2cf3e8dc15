package dev.souk.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Currency;
import java.util.Locale;

/** Which shop this is. One language and one currency per deployment. */
@ConfigMapping(prefix = "souk.shop")
public interface ShopConfig {

    /** What is written over the door. */
    @WithDefault("Souk")
    String name();

    /** A language tag that {@link Shop} has texts for: {@code en}, {@code de-AT}. It decides how numbers are written, too. */
    @WithDefault("en")
    Locale language();

    /** ISO 4217, for prices of feeds that do not say. */
    @WithDefault("USD")
    Currency currency();

    /** Where customers reach the shop, without a path: canonical links and the sitemap start with it. */
    @WithDefault("http://localhost:8080")
    URI origin();
}
