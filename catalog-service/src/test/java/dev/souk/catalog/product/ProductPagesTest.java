package dev.souk.catalog.product;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.catalog.StockedShop;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.xml.XmlPath;
import io.restassured.path.xml.XmlPath.CompatibilityMode;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(StockedShop.class)
class ProductPagesTest {

    @Test
    void showsTheFirstVariantThatCanBeHad() {
        XmlPath page = page("/p/blue-teapot");
        assertThat(page.getString("html.body.'**'.find { it.name() == 'h1' }")).isEqualTo("Blue teapot");
        assertThat(texts(page, "price")).contains("Now $39.00Before $45.00");
        assertThat(texts(page, "stock")).containsExactly("In stock");
        assertThat(sources(page)).contains("/pictures/teapot/teal-plain-1.svg", "/pictures/teapot/teal-plain-1-2.svg");
    }

    @ParameterizedTest
    @CsvSource({
        "sku=POT-S-L, $52.00, Only 3 left, Saffron, Large",
        "Color=Saffron, $52.00, Only 3 left, Saffron, Large",
        "Color=Saffron&Size=Small, $52.00, Only 3 left, Saffron, Large",
        "Color=Teal&Size=Large, $52.00, Sold out, Teal, Large",
        "Size=Large, $52.00, Only 3 left, Saffron, Large",
        "Color=Mauve&Size=%00, Now $39.00Before $45.00, In stock, Teal, Small",
        "sku=NOPE, Now $39.00Before $45.00, In stock, Teal, Small"
    })
    void showsTheVariantOfTheAddress(String query, String price, String stock, String color, String size) {
        XmlPath page = page("/p/blue-teapot?" + query);
        assertThat(texts(page, "price").getFirst()).isEqualTo(price);
        assertThat(page.getList(
                        "html.body.'**'.findAll { it.@class.toString().startsWith('stock') }.collect { it.text().trim() }",
                        String.class))
                .containsExactly(stock);
        assertThat(page.getList("html.body.'**'.findAll { it.@checked == 'checked' }.@value", String.class))
                .containsExactly(color, size);
    }

    @Test
    void whatIsSoldOutOrNotMadeSaysSo() {
        XmlPath page = page("/p/blue-teapot?Color=Saffron");
        assertThat(page.getList("html.body.'**'.findAll { it.@disabled == 'disabled' }.@value", String.class))
                .containsExactly("Small");
        assertThat(page("/p/blue-teapot")
                        .getList(
                                "html.body.'**'.findAll { it.@class == 'option option--gone' }.collect { it.text().trim() }",
                                String.class))
                .containsExactly("Large (sold out)");
    }

    @Test
    void anOptionIsNotADetailToo() {
        assertThat(page("/p/blue-teapot?Color=Saffron")
                        .getList("html.body.'**'.findAll { it.name() == 'tr' }.collect { it.text() }", String.class))
                .containsExactly("ColorSaffron", "SizeLarge", "MaterialStoneware", "Article numberPOT-S-L");
    }

    @Test
    void aFormerSlugLeadsToThePresentOne() {
        given().redirects()
                .follow(false)
                .get("/p/old-teapot")
                .then()
                .statusCode(301)
                .header("Location", "/p/blue-teapot");
    }

    @ParameterizedTest
    @CsvSource({"/p/nothing", "/p/%00", "/p/Blue-Teapot", "/p/%F0%9F%8D%B5", "/p/a/b", "/p/", "/p"})
    void whatIsNotThereIsAPageWithASearch(String path) {
        Response response = given().urlEncodingEnabled(false).get(path);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.asString()).contains("search--large").contains("href=\"/c/kitchen\"");
    }

    @Test
    void wordsOfAFeedStayWords() {
        String html = given().get("/p/evil").asString();
        XmlPath page = new XmlPath(CompatibilityMode.HTML, html);
        assertThat(page.getString("html.body.'**'.find { it.name() == 'h1' }"))
                .isEqualTo("{config:foo} </script><script>alert(1)</script>{#if} & \"Co\"");
        assertThat(html).doesNotContain("<script>").contains("{cdi:shop.name} &lt;b&gt;{#for x}");
        assertThat(page.getList("html.'**'.findAll { it.name() == 'script' }.@type", String.class))
                .containsExactly("application/ld+json", "module");
    }

    @Test
    void searchEnginesReadTheProduct() {
        JsonObject one = structuredData("/p/evil");
        assertThat(one.getString("@type")).isEqualTo("Product");
        assertThat(one.getString("name")).isEqualTo("{config:foo} </script><script>alert(1)</script>{#if} & \"Co\"");
        assertThat(one.getJsonObject("offers").getString("price")).isEqualTo("12.99");
        assertThat(one.getJsonObject("offers").getString("availability")).isEqualTo("https://schema.org/OutOfStock");

        JsonObject several = structuredData("/p/blue-teapot?Color=Saffron");
        assertThat(several.getString("url")).isEqualTo("http://localhost:8080/p/blue-teapot");
        assertThat(several.getJsonArray("image")).contains("http://localhost:8080/pictures/teapot/teal-plain-1.svg");
        assertThat(several.getJsonObject("offers").getString("lowPrice")).isEqualTo("39.00");
        assertThat(several.getJsonObject("offers").getString("highPrice")).isEqualTo("52.00");
    }

    @Test
    void everyVariantHasTheSameCanonicalAddress() {
        assertThat(page("/p/blue-teapot?Color=Saffron")
                        .getString("html.head.link.find { it.@rel == 'canonical' }.@href"))
                .isEqualTo("http://localhost:8080/p/blue-teapot");
    }

    @Test
    void aProductWithoutAPictureHasItsInitial() {
        assertThat(sources(page("/p/bowl-7"))).first().asString().startsWith("/pictures/initial/42-");
    }

    private static XmlPath page(String path) {
        Response response = given().urlEncodingEnabled(false).get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        return new XmlPath(CompatibilityMode.HTML, response.asString());
    }

    private static JsonObject structuredData(String path) {
        return new JsonObject(page(path).getString("html.head.script.find { it.@type == 'application/ld+json' }"));
    }

    private static List<String> texts(XmlPath page, String cssClass) {
        return page.getList(
                "html.body.'**'.findAll { it.@class == '" + cssClass + "' }.collect { it.text().trim() }",
                String.class);
    }

    private static List<String> sources(XmlPath page) {
        return page.getList("html.body.'**'.findAll { it.name() == 'img' }.@src", String.class);
    }
}
