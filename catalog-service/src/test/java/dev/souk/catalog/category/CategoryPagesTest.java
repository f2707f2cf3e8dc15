package dev.souk.catalog.category;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.souk.catalog.StockedShop;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.xml.XmlPath;
import io.restassured.path.xml.XmlPath.CompatibilityMode;
import io.restassured.response.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(StockedShop.class)
class CategoryPagesTest {

    @Test
    void showsWhatIsInItAndBelowIt() {
        XmlPath page = page("/c/kitchen");
        assertThat(page.getString("html.body.'**'.find { it.@class == 'count' }"))
                .isEqualTo("53 products");
        assertThat(cards(page)).hasSize(24);
        assertThat(page.getList("html.body.'**'.findAll { it.@class == 'pill' }.@href", String.class))
                .containsExactly("/c/teapots", "/c/bowls");
    }

    @Test
    void theWayLeadsBackUp() {
        XmlPath page = page("/c/bowls");
        assertThat(page.getList(
                        "html.body.'**'.find { it.@class == 'breadcrumb' }.ol.li.collect { it.text().trim() }",
                        String.class))
                .containsExactly("Home", "Kitchen", "Bowls & <dishes>");
    }

    @Test
    void itsPagesHoldEveryProductOnce() {
        Set<String> all = new HashSet<>();
        for (int number = 1; number <= 3; number++) {
            List<String> cards = cards(page("/c/kitchen?page=" + number));
            assertThat(all).doesNotContainAnyElementsOf(cards);
            all.addAll(cards);
        }
        assertThat(all).hasSize(53);
        given().get("/c/kitchen?page=4").then().statusCode(404);
        given().get("/c/kitchen?page=9999999").then().statusCode(404);
    }

    @Test
    void pagesKnowTheirNeighbours() {
        XmlPath second = page("/c/kitchen?sort=price&page=2");
        assertThat(second.getString("html.head.link.find { it.@rel == 'canonical' }.@href"))
                .isEqualTo("http://localhost:8080/c/kitchen?sort=price&page=2");
        assertThat(second.getString("html.head.link.find { it.@rel == 'prev' }.@href"))
                .isEqualTo("/c/kitchen?sort=price");
        assertThat(second.getString("html.head.link.find { it.@rel == 'next' }.@href"))
                .isEqualTo("/c/kitchen?sort=price&page=3");
    }

    @Test
    void sortsByPrice() {
        assertThat(cards(page("/c/bowls?sort=price"))).startsWith("/p/bowl-1", "/p/bowl-2");
        assertThat(cards(page("/c/bowls?sort=-price"))).startsWith("/p/long", "/p/bowl-50");
    }

    @Test
    void whatCannotBeHadComesLast() {
        assertThat(cards(page("/c/kitchen?page=3"))).last().isEqualTo("/p/evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page=-1",
                "page=abc",
                "page=0",
                "page=1.5",
                "page=",
                "page=99999999999999999999",
                "sort=foo",
                "sort=",
                "utm_source=x",
                "page=%00"
            })
    void whatCannotBeUnderstoodIsTakenForItsDefault(String query) {
        given().urlEncodingEnabled(false)
                .get("/c/kitchen?" + query)
                .then()
                .statusCode(200)
                .body(containsString("/p/long"));
    }

    @Test
    void anEmptyOneSaysSoAndLeadsOn() {
        given().get("/c/empty-stall").then().statusCode(200).body(containsString("Nothing here at the moment"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/c/nothing", "/c/", "/c", "/c/kitchen/teapots", "/c/%F0%9F%8D%B5"})
    void whatIsNotThereIsA404(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404).contentType("text/html; charset=UTF-8");
    }

    private static XmlPath page(String path) {
        Response response = given().urlEncodingEnabled(false).get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        return new XmlPath(CompatibilityMode.HTML, response.asString());
    }

    private static List<String> cards(XmlPath page) {
        return page.getList("html.body.'**'.findAll { it.@class == 'card__title' }.a.@href", String.class);
    }
}
