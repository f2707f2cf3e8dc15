package dev.souk.catalog.home;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.souk.catalog.StockedShop;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.xml.XmlPath;
import io.restassured.path.xml.XmlPath.CompatibilityMode;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StockedShop.class)
class HomePagesTest {

    @Test
    void showsCategoriesWithPicturesAndWhatIsNew() {
        XmlPath page = new XmlPath(CompatibilityMode.HTML, given().get("/").asString());
        assertThat(page.getList("html.body.'**'.findAll { it.@class == 'door' }.@href", String.class))
                .containsExactly("/c/kitchen", "/c/empty-stall");
        assertThat(page.getString("html.body.'**'.find { it.@class == 'door' }.'**'.find { it.name() == 'img' }.@src"))
                .isEqualTo("/pictures/teapot/teal-plain-1.svg");
        assertThat(page.getList("html.body.'**'.findAll { it.@class == 'window' }.@href", String.class))
                .hasSize(3);
        assertThat(page.getList("html.body.'**'.findAll { it.@class == 'card__title' }.a.@href", String.class))
                .hasSize(16);
    }

    @Test
    void everyPageHasOneMainHeadingAndTheLandmarks() {
        for (String path : new String[] {
            "/", "/c/kitchen", "/p/blue-teapot", "/search?q=bowl", "/search", "/search?q=zeppelin", "/nothing"
        }) {
            XmlPath page = new XmlPath(CompatibilityMode.HTML, given().get(path).asString());
            for (String element : new String[] {"h1", "main", "header", "footer"}) {
                assertThat(page.getInt("html.body.'**'.findAll { it.name() == '" + element + "' }.size()"))
                        .as("%s of %s", element, path)
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void aKnownPageIsNotSentAgain() {
        String tag = given().get("/").header("ETag");
        given().header("If-None-Match", tag)
                .header("Accept-Encoding", "gzip")
                .get("/")
                .then()
                .statusCode(304);
        given().head("/").then().statusCode(200).header("Content-Type", containsString("text/html"));
    }
}
