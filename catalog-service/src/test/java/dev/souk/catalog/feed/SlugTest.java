package dev.souk.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource({
        "Blue Teapot, 1, blue-teapot",
        "Café-Crème & Co., 1, cafe-creme-co",
        "Straße der Künste, 1, strasse-der-kunste",
        "Łódź Œuvre, 1, lodz-oeuvre",
        "Men's “Classic” Tee, 1, mens-classic-tee",
        "茶壶 Teapot, 1, teapot",
        "茶壶, SKU 7, sku-7",
        "🦄, 茶, item",
        "½ inch — №5, 1, 1-2-inch-no5"
    })
    void isPlain(String title, String id, String slug) {
        assertThat(Slug.of(title, id)).isEqualTo(slug);
    }

    @ParameterizedTest
    @CsvSource({"'word ', 40", "'unbreakable', 40"})
    void isBounded(String word, int times) {
        assertThat(Slug.of(word.repeat(times), "1")).hasSizeBetween(40, 80).doesNotEndWith("-");
    }
}
