package dev.souk.catalog.product;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.souk.catalog.StockedShop;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.xml.XmlPath;
import io.restassured.path.xml.XmlPath.CompatibilityMode;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(StockedShop.class)
class BuyFormTest {

    @ParameterizedTest
    @CsvSource({
        "/p/blue-teapot, POT-T-S, Add to cart, false",
        "/p/blue-teapot?Color=Saffron, POT-S-L, Add to cart, false",
        "/p/blue-teapot?Color=Teal&Size=Large, POT-T-L, Sold out, true",
        "/p/evil, EVIL, Sold out, true",
    })
    void putsTheVariantOnShowIntoTheCart(String path, String sku, String button, boolean soldOut) {
        XmlPath page = page(path);
        String form = "html.body.'**'.find { it.@action == '/cart/lines' }";
        assertThat(page.getString(form + ".@method")).isEqualTo("post");
        assertThat(page.getString(form + ".'**'.find { it.@name == 'sku' }.@value"))
                .isEqualTo(sku);
        assertThat(page.getString(form + ".'**'.find { it.@name == '_token' }.@value"))
                .matches("[A-Za-z0-9_-]{22}");
        assertThat(page.getString(form + ".'**'.find { it.@name == 'quantity' }.@max"))
                .isEqualTo("99");
        assertThat(page.getString(form + ".'**'.find { it.name() == 'button' }"))
                .isEqualTo(button);
        assertThat(page.getString(form + ".'**'.find { it.name() == 'button' }.@disabled"))
                .isEqualTo(soldOut ? "disabled" : null);
    }

    @Test
    void aVisitorsTokenStaysSoThatThePageKeepsItsTag() {
        Response first = given().get("/p/blue-teapot");
        String cookie = first.cookie("souk_visitor");
        Response second = given().cookie("souk_visitor", cookie).get("/p/blue-teapot");
        given().cookie("souk_visitor", cookie)
                .header("If-None-Match", second.header("ETag"))
                .get("/p/blue-teapot")
                .then()
                .statusCode(304);
        assertThat(second.headers().hasHeaderWithName("Set-Cookie")).isFalse();
    }

    @Test
    void tabsOpenedFromAListingAreOfOneVisitor() {
        String cookie =
                given().get("/c/kitchen").then().statusCode(200).extract().cookie("souk_visitor");
        assertThat(cookie).isNotEmpty();
        for (String tab : List.of("/p/evil", "/search?q=bowl")) {
            Map<String, String> given = given().cookie("souk_visitor", cookie)
                    .get(tab)
                    .then()
                    .statusCode(200)
                    .extract()
                    .cookies();
            assertThat(given).doesNotContainKey("souk_visitor"); // a position may come, if the page had to be made
        }
    }

    @Test
    void evilWordsStayWordsEachTimeThePageIsShown() {
        for (int i = 0; i < 3; i++) {
            given().get("/p/evil")
                    .then()
                    .statusCode(200)
                    .body(containsString("<h1>{config:foo} &lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;{#if}"))
                    .body(not(containsString("<script>")));
            given().get("/search?q=script")
                    .then()
                    .statusCode(200)
                    .body(containsString("{config:foo} &lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;{#if}"))
                    .body(not(containsString("<script>")));
            given().queryParam("q", "{config:foo} <script>{#if}")
                    .get("/search")
                    .then()
                    .statusCode(200)
                    .body(containsString("{config:foo} &lt;script&gt;{#if}"))
                    .body(not(containsString("<script>")));
        }
    }

    private static XmlPath page(String path) {
        return new XmlPath(CompatibilityMode.HTML, given().get(path).asString());
    }
}
