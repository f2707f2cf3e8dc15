package dev.souk.web;

import dev.souk.web.hole.PageBytes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What every kept page depends on beside its own content: with another layout, language or currency, or kept in another
 * format, it is another page.
 */
@Singleton
final class PageVersion {

    private final String version;

    PageVersion(Shop shop, ShopConfig config, Assets assets) {
        this.version = EntityTag.hash(String.join(
                        "\n",
                        "format " + PageBytes.FORMAT,
                        layout(),
                        assets.url("souk.css"),
                        assets.url("souk.js"),
                        shop.languageTag(),
                        config.currency().getCurrencyCode(),
                        shop.name(),
                        shop.origin())
                .getBytes(StandardCharsets.UTF_8));
    }

    String key(PageKey page) {
        return version + ':' + page.text();
    }

    private static String layout() {
        try (InputStream layout = PageVersion.class.getResourceAsStream("/templates/layout.html")) {
            if (layout == null) {
                throw new IllegalStateException("The layout is missing from the build");
            }
            return new String(layout.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The layout cannot be read", e);
        }
    }
}
