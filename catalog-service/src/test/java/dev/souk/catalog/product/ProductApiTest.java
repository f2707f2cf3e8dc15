package dev.souk.catalog.product;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.souk.cache.Caches;
import dev.souk.catalog.TestingCatalogue;
import dev.souk.catalog.feed.ImportFeed;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import dev.souk.house.KeptDescription;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductApiTest {

    private static final int LAMPS = 53;

    @Inject
    ImportFeed importFeed;

    @Inject
    Caches caches;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    @BeforeAll
    void stock() {
        TestingCatalogue catalogue = new TestingCatalogue(importFeed, cluster);
        catalogue.take(IntStream.range(0, LAMPS)
                .mapToObj(lamp ->
                        "walk-%d,Walking lamp %d,A light for café-goers,%d.00 USD,%d,Walk > %s,https://pictures.example/%d.jpg"
                                .formatted(
                                        lamp,
                                        lamp,
                                        5 + lamp % 7,
                                        lamp % 4,
                                        lamp % 2 == 0 ? "Even lamps" : "Odd lamps",
                                        lamp))
                .collect(Collectors.joining(
                        "\n", "id,title,description,price,quantity,product_type,image_link\n", "\n")));
        catalogue.take("""
                id,title,description,price,quantity,product_type,color
                find-1,Crème brûlée dish,Oven-proof.,9 USD,5,Finding,
                find-2,Plain dish,For a crème brulee.,9 USD,5,Finding,
                find-3,Backpack,For a day.,90 USD,0,Finding,Teal
                find-4,Men's T-shirt XL,Cotton.,9 USD,5,Finding,
                find-5,USB C cable,Plug & play.,9 USD,5,Finding,
                """);
        caches.dropAll().await().indefinitely(); // of tests before; no relay runs here
    }

    @Test
    void listsCards() {
        list("category", "walk", "limit", "3")
                .body("items", hasSize(3))
                .body("items[0].id", notNullValue())
                .body("items[0].slug", startsWith("walking-lamp-"))
                .body("items[0].price.currency", equalTo("USD"))
                .body("items[0].picture.url", startsWith("https://pictures.example/"))
                .body("items[0].picture", hasKey("width"))
                .body("items[0].availability", equalTo("few_left"))
                .body("next", notNullValue());
    }

    @Test
    void aCategoryHasAllBelowIt() {
        assertThat(walk(Map.of("category", "walk"))).hasSize(LAMPS);
        assertThat(walk(Map.of("category", "odd-lamps"))).hasSize(LAMPS / 2);
        list("category", "no-such-category").body("items", empty()).body("next", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "relevance", "newest", "price", "-price"})
    void walksOverAllWithoutGapsOrRepeats(String sort) {
        List<String> everything = walk(Map.of("sort", sort, "limit", "100"));
        assertThat(everything).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(LAMPS + 5);

        List<String> found = walk(Map.of("sort", sort, "q", "walking lamps", "category", "walk", "limit", "7"));
        assertThat(found).doesNotHaveDuplicates().hasSize(LAMPS);
    }

    @Test
    void sorts() {
        List<Integer> prices = prices("price");
        assertThat(prices).isSorted();
        assertThat(prices("-price")).isSortedAccordingTo(Comparator.reverseOrder());
        List<String> availability =
                list("category", "walk", "limit", "100").extract().path("items.availability");
        assertThat(availability.lastIndexOf("few_left")).isLessThan(availability.indexOf("out_of_stock"));
    }

    @Test
    void linksToTheNextPart() {
        Response first = given().queryParam("q", "walking lämp")
                .queryParams("sort", "price", "limit", 50, "ignored", 1)
                .get("/api/v1/products");
        String link = first.header("Link");
        assertThat(link)
                .startsWith("</api/v1/products?")
                .endsWith(">; rel=\"next\"")
                .contains("ignored=1");

        Response second = given().urlEncodingEnabled(false).get(link.substring(1, link.indexOf('>')));
        assertThat(second.jsonPath().getList("items")).hasSize(LAMPS - 50);
        assertThat(second.header("Link")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0, bad-parameter",
        "limit, 101, bad-parameter",
        "limit, -1, bad-parameter",
        "limit, ten, bad-parameter",
        "limit, 99999999999, bad-parameter",
        "sort, cheapest, bad-parameter",
        "cursor, nonsense, invalid-cursor",
        "cursor, MQ, invalid-cursor",
        "cursor, '***', invalid-cursor"
    })
    void refusesWhatItDoesNotUnderstand(String parameter, String value, String type) {
        given().queryParam(parameter, value)
                .get("/api/v1/products")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", endsWith("/" + type))
                .body("status", equalTo(400))
                .body("detail", notNullValue());
    }

    @Test
    void refusesTheCursorOfAnotherListing() {
        String cursor = list("sort", "price", "limit", "1").extract().path("next");
        list("sort", "price", "limit", "2", "cursor", cursor).body("items", hasSize(2));
        for (Map<String, String> other : List.of(
                Map.of("sort", "newest"),
                Map.of("sort", "price", "q", "lamp"),
                Map.of("sort", "price", "category", "walk"))) {
            given().queryParams(other)
                    .queryParam("cursor", cursor)
                    .get("/api/v1/products")
                    .then()
                    .statusCode(400)
                    .body("type", endsWith("/invalid-cursor"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "creme brulee, creme-brulee-dish",
        "CRÈME BRÛLÉE, creme-brulee-dish",
        "dishes creme, creme-brulee-dish",
        "backpacks, backpack",
        "backp, backpack",
        "teal backpack, backpack",
        "the backpack, backpack",
        "xl shirt, men-s-t-shirt-xl",
        "mens shirt, men-s-t-shirt-xl",
        "men's t-shirt, men-s-t-shirt-xl",
        "xl, men-s-t-shirt-xl",
        "c cable, usb-c-cable",
        "oven-proof, creme-brulee-dish",
    })
    void finds(String text, String slug) {
        list("q", text, "category", "finding").body("items[0].slug", equalTo(slug.replace("men-s", "mens")));
    }

    @Test
    void ranksTitlesBeforeDescriptions() {
        list("q", "creme brulee").body("items.slug", equalTo(List.of("creme-brulee-dish", "plain-dish")));
    }

    @Test
    void commonWordsByThemselvesFitEverything() {
        assertThat(walk(Map.of("q", "what is the", "category", "finding"))).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"", "+", "(", "*", "@", "-", "~ < >", "\"(+*@", "%", "_", "\\", "';--", "🦄", "@@@@", "?:{}[]",
                "\u0000"
            })
    void whatHoldsNoWordFindsNothing(String text) {
        list("q", text).body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"backpack",
                "+backpack",
                "(backpack",
                "backpack*",
                "@backpack",
                "-backpack",
                "backpack 🦄",
                "*backpack~ )",
                "backpack\\"
            })
    void whatStandsBesideAWordDoesNotMatter(String text) {
        list("q", text).body("items.slug", equalTo(List.of("backpack")));
    }

    @Test
    void refusesEndlessTexts() {
        list("q", "backpack ".repeat(22).strip()).body("items", hasSize(1));
        given().queryParam("q", "x".repeat(500))
                .get("/api/v1/products")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("q"));
        list("q", "x".repeat(200)).body("items", empty());
    }

    @Test
    void answersConditionalRequests() {
        for (String path : List.of("/api/v1/products?limit=2", "/api/v1/products/backpack", "/api/v1/categories")) {
            String tag = given().get(path).then().statusCode(200).extract().header("ETag");
            assertThat(tag).isNotNull();
            given().header("If-None-Match", tag).get(path).then().statusCode(304);
            given().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-product", "Ünknown", "%00", "a b", "..;"})
    void saysWhatIsNotThere(String slug) {
        given().get("/api/v1/products/{slug}", slug)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", endsWith("/not-found"));
    }

    @Test
    void isDescribed() throws IOException {
        KeptDescription.requireKept(
                "catalog", given().get("/q/openapi?format=json").asString());
        given().get("/api/v1/openapi.json")
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("paths", hasKey("/api/v1/products/{slug}"))
                .body("paths", hasKey("/api/v1/carts/{id}"))
                .body(
                        "paths.'/api/v1/products'.get.parameters.name",
                        hasItems("q", "category", "sort", "limit", "cursor"));
    }

    @Test
    void showsTheTreeOfCategories() {
        given().get("/api/v1/categories")
                .then()
                .statusCode(200)
                .body("items.find { it.slug == 'walk' }.children.title", equalTo(List.of("Even lamps", "Odd lamps")))
                .body("items.slug", not(hasItem("odd-lamps")));
    }

    private static ValidatableResponse list(String... parameters) {
        RequestSpecification request = given();
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/api/v1/products").then().statusCode(200);
    }

    private static List<Integer> prices(String sort) {
        return list("category", "walk", "sort", sort, "limit", "100").extract().path("items.price.amount");
    }

    private static List<String> walk(Map<String, String> parameters) {
        List<String> slugs = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = given().queryParams(parameters);
            JsonPath part = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/products")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            slugs.addAll(part.getList("items.slug", String.class));
            cursor = part.getString("next");
        } while (cursor != null);
        return slugs;
    }
}
