package dev.souk.web;

import dev.souk.web.hole.PageBytes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What every kept page depends on beside its own content: of another release, with another layout, language or currency, or
 * kept in another format, it is another page. So two releases that run side by side never show each other's pages.
 */
@Singleton
final class PageVersion {

    private final String version;

    /** @param release of the shop: its templates, its texts and its code */
    PageVersion(
            Shop shop,
            ShopConfig config,
            Assets assets,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "") String release) {
        this.version = EntityTag.hash(String.join(
                        "\n",
                        "format " + PageBytes.FORMAT,
                        release,
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
