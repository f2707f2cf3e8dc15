package dev.souk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopTest {

    @ParameterizedTest
    @ValueSource(strings = {"shop.example", "ftp://shop.example", "https:///", "https://shop.example/souk"})
    void anOriginThatIsNoneStopsTheBoot(String origin) {
        assertThatThrownBy(() -> shop("en", origin))
                .hasMessageContaining("souk.shop.origin")
                .hasMessageContaining("https://shop.example");
    }

    @Test
    void aLanguageWithoutTextsStopsTheBoot() {
        assertThatThrownBy(() -> shop("tlh", "https://shop.example"))
                .hasMessageContaining("souk.shop.language=tlh")
                .hasMessageContaining("de");
    }

    @Test
    void addressesStartWithTheOrigin() {
        Shop shop = shop("en", "https://shop.example/");
        assertThat(shop.url("/p/blue-teapot")).isEqualTo("https://shop.example/p/blue-teapot");
        assertThat(shop.url("https://pictures.example/1.jpg")).isEqualTo("https://pictures.example/1.jpg");
    }

    @Test
    void numbersAreWrittenAsTheLanguageDoes() {
        assertThat(shop("en", "https://shop.example").number(2465)).isEqualTo("2,465");
        assertThat(shop("de", "https://shop.example").number(2465)).isEqualTo("2.465");
    }

    @Test
    void momentsAreWrittenAsTheLanguageDoesAndSayTheirZone() {
        Instant moment = Instant.parse("2026-11-24T16:12:59Z");
        assertThat(shop("en", "https://shop.example").moment(moment)).matches("November 24, 2026.* 4:12\\hPM UTC");
        assertThat(shop("de", "https://shop.example").moment(moment)).matches("24\\. November 2026.* 16:12 UTC");
    }

    private static Shop shop(String language, String origin) {
        return new Shop(new TestingConfig(
                "Souk", Locale.forLanguageTag(language), Currency.getInstance("USD"), URI.create(origin)));
    }

    record TestingConfig(String name, Locale language, Currency currency, URI origin) implements ShopConfig {}
}
