package dev.souk.catalog.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.souk.catalog.StockedShop;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.xml.XmlPath;
import io.restassured.path.xml.XmlPath.CompatibilityMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(StockedShop.class)
class SearchPagesTest {

    @Test
    void findsByTheWordsOfATitle() {
        XmlPath page = page("teapot");
        assertThat(page.getString("html.body.'**'.find { it.name() == 'h1' }")).isEqualTo("Results for “teapot”");
        assertThat(page.getList("html.body.'**'.findAll { it.@class == 'card__title' }.a.@href", String.class))
                .containsExactly("/p/blue-teapot");
        assertThat(page.getString("html.body.'**'.find { it.@id == 'q' }.@value"))
                .isEqualTo("teapot");
    }

    @Test
    void itsPagesKeepTheWords() {
        assertThat(given().queryParam("q", "bowl")
                        .queryParam("sort", "price")
                        .get("/search")
                        .asString())
                .contains("href=\"/search?q=bowl&amp;sort=price&amp;page=2\"")
                .contains("href=\"/search?q=bowl&amp;sort=newest\"");
    }

    @Test
    void findingNothingLeadsOn() {
        given().queryParam("q", "zeppelin")
                .get("/search")
                .then()
                .statusCode(200)
                .body(containsString("Nothing found for “zeppelin”"))
                .body(containsString("class=\"pill\" href=\"/c/kitchen\""));
    }

    @Test
    void withoutWordsItAsksForSome() {
        for (String path : new String[] {"/search", "/search?q=", "/search?q=%20%20"}) {
            given().urlEncodingEnabled(false)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body(containsString("What are you looking for?"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"><script>alert(1)</script>",
                "{config:foo}",
                "'; drop table product; --",
                "%",
                "+-*()~<>@\"",
                "🍵",
                "\u0000",
                "a\nb"
            })
    void anyWordsAreOnlyWords(String words) {
        given().queryParam("q", words).get("/search").then().statusCode(200).body(not(containsString("<script>")));
    }

    @Test
    void aVeryLongTextIsCutAndNotAnError() {
        given().queryParam("q", "teapot " + "x".repeat(3000))
                .get("/search")
                .then()
                .statusCode(200);
    }

    private static XmlPath page(String words) {
        return new XmlPath(
                CompatibilityMode.HTML,
                given().queryParam("q", words).get("/search").asString());
    }
}
