package dev.souk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PageVersionTest {

    private static final TestingShop SHOP = TestingShop.ENGLISH;

    @Test
    void whatShapesEveryPageIsInEveryKey() {
        List<String> keys = List.of(
                key(SHOP, "1.0.0"),
                key(SHOP, "1.0.1"),
                key(new TestingShop("Bazaar", SHOP.language(), SHOP.currency(), SHOP.origin()), "1.0.0"),
                key(new TestingShop(SHOP.name(), Locale.GERMAN, SHOP.currency(), SHOP.origin()), "1.0.0"),
                key(new TestingShop(SHOP.name(), Locale.UK, SHOP.currency(), SHOP.origin()), "1.0.0"),
                key(new TestingShop(SHOP.name(), SHOP.language(), Currency.getInstance("EUR"), SHOP.origin()), "1.0.0"),
                key(
                        new TestingShop(
                                SHOP.name(), SHOP.language(), SHOP.currency(), URI.create("https://other.example")),
                        "1.0.0"));
        assertThat(keys).doesNotHaveDuplicates().allMatch(key -> key.matches("[\\w-]{16}:/p/blue-teapot"));
        assertThat(key(SHOP, "1.0.0")).isEqualTo(keys.getFirst());
    }

    private static String key(TestingShop shop, String release) {
        return new PageVersion(new Shop(shop), shop, new Assets(), release).key(PageKey.of("/p/blue-teapot"));
    }
}
