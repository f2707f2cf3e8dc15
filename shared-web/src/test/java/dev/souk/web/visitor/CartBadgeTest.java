package dev.souk.web.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.xml.XmlPath;
import io.restassured.path.xml.XmlPath.CompatibilityMode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CartBadgeTest {

    private final TestingBrowser browser = new TestingBrowser();

    @Test
    void everyPageShowsWhatTheCartLastSaid() {
        assertThat(badge(browser)).isEqualTo("Cart, empty");
        buy("POT");
        assertThat(badge(browser)).isEqualTo("Cart3, 3 pieces");
        buy("X");
        assertThat(badge(browser)).isEqualTo("Cart1, 1 piece");
        buy("");
        assertThat(badge(browser)).isEqualTo("Cart, empty");
        assertThat(browser.cookie("souk_cart")).isEmpty();
    }

    @Test
    void isThatOfItsVisitorOnly() {
        buy("POT");
        TestingBrowser other = new TestingBrowser();
        other.token();
        other.setCookie("souk_cart", browser.cookie("souk_cart"));
        assertThat(badge(other)).isEqualTo("Cart, empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "3.", "99999999999.x", "-1.x", "<script>.x", "3.AAAAAAAAAAAAAAAAAAAAAA"})
    void aForgedCookieShowsNothing(String forged) {
        browser.token();
        browser.setCookie("souk_cart", forged);
        assertThat(badge(browser)).isEqualTo("Cart, empty");
    }

    private void buy(String sku) {
        assertThat(browser.post("/form", Map.of("_token", browser.token(), "sku", sku))
                        .statusCode())
                .isEqualTo(303);
    }

    private static String badge(TestingBrowser browser) {
        return new XmlPath(CompatibilityMode.HTML, browser.get("/form").asString())
                .getList("html.body.'**'.findAll { it.@href == '/cart' }.collect { it.text() }", String.class)
                .getFirst();
    }
}
