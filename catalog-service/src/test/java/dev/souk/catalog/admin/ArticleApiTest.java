package dev.souk.catalog.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.souk.catalog.TestingCatalogue;
import dev.souk.catalog.feed.ImportFeed;
import dev.souk.catalog.stock.StockAudit;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
class ArticleApiTest {

    private static final String BASE = "/api/v1/admin/catalog";

    @Inject
    ImportFeed importFeed;

    @Inject
    TestingIdentities identities;

    @Inject
    StockAudit audit;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    @SuppressWarnings("NullAway.Init") // made before each
    TestingCatalogue catalogue;

    @BeforeEach
    void open() {
        catalogue = new TestingCatalogue(importFeed, cluster);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/products", "/products/1", "/changes"})
    void onlyTheTokenOfStaffOpens(String path) {
        given().get(BASE + path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("type", endsWith("/unauthorized"));
        given().cookie("souk_session", identities.staff("Anna"))
                .get(BASE + path)
                .then()
                .statusCode(401);
        bearer(identities.customer("Carl"))
                .get(BASE + path)
                .then()
                .statusCode(403)
                .body("type", endsWith("/forbidden"));
        bearer("nonsense").get(BASE + path).then().statusCode(401).body("type", endsWith("/invalid-token"));
        staff().get(BASE + path).then().statusCode(path.endsWith("1") ? 404 : 200);
    }

    @Test
    void aProductIsChangedByWhoHasReadIt() {
        String product = product("json", """
                id,title,price,quantity,size,item_group_id
                json,Json lamp,5 USD,4,S,j
                json-2,Json lamp,6 USD,0,M,j
                """);
        Response read = staff().get(product);
        read.then()
                .statusCode(200)
                .header("ETag", startsWith("\"v1-4.0-"))
                .header("Cache-Control", "no-store")
                .body("version", equalTo(1))
                .body("title", equalTo("Json lamp"))
                .body("variants[0].sku", equalTo("json"))
                .body("variants[0].options.Size", equalTo("S"))
                .body("variants[0].price.amount", equalTo(500))
                .body("variants[0].stock", equalTo(4))
                .body("variants[0].reserved", equalTo(0))
                .body("categories[0].slug", equalTo("other"));
        staff().header("If-None-Match", read.header("ETag")).get(product).then().statusCode(304);

        patch(read, product, """
                {"title": "Jason's lamp", "slug": "mine", "version": 77,
                 "variants": [{"sku": "json-2", "price": {"amount": 450, "currency": "USD"}, "stock": 7, "reserved": 3}]}
                """)
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\"v2-4.7-"))
                .body("version", equalTo(2))
                .body("slug", equalTo("json-lamp"))
                .body("title", equalTo("Jason's lamp"))
                .body("variants[1].price.amount", equalTo(450))
                .body("variants[1].stock", equalTo(7))
                .body("variants[1].reserved", equalTo(0))
                .body("variants[0].price.amount", equalTo(500));
        catalogue.awaitReplicas();
        given().get("/api/v1/products/json-lamp")
                .then()
                .body("title", equalTo("Jason's lamp"))
                .body("price.amount", equalTo(450));
        staff().queryParam("limit", 3)
                .get(BASE + "/changes")
                .then()
                .statusCode(200)
                .body("items.field", contains("stock", "price", "title"))
                .body("items[0].before", equalTo(0))
                .body("items[0].after", equalTo(7))
                .body("items[0].sku", equalTo("json-2"))
                .body("items[1].before.amount", equalTo(600))
                .body("items[1].after.amount", equalTo(450))
                .body("items[2].before", equalTo("Json lamp"))
                .body("items[2].product", equalTo("Jason's lamp"))
                .body("items.by.name", contains("Anna", "Anna", "Anna"))
                .body("items[0].by.customer", equalTo(TestingIdentities.id("Anna")))
                .body("items[0].at", endsWith("Z"));
    }

    @Test
    void withoutATagNothingIsChangedAndWithAnOldOneTheStateIsTold() {
        String product = product("tags", "id,title,price,quantity\ntags,Tag lamp,5 USD,4\n");
        Response read = staff().get(product);
        for (String none : List.of("", "*")) {
            staff().header("If-Match", none)
                    .body("{\"title\":\"No\"}")
                    .patch(product)
                    .then()
                    .statusCode(428)
                    .body("type", endsWith("/precondition-required"));
        }
        patch(read, product, "{\"title\":\"First\"}").then().statusCode(200);
        for (String old : List.of(read.header("ETag"), "\"something\"", "\"v2-\"", "\"v2-1.2-x\"", "v9-4-x")) {
            staff().header("If-Match", old)
                    .body("{\"title\":\"Second\"}")
                    .patch(product)
                    .then()
                    .statusCode(412)
                    .body("type", endsWith("/stale-version"))
                    .body("current.title", equalTo("First"))
                    .header("ETag", startsWith("\"v2-4-"));
        }
        assertThat(catalogue.ask("select count(*) from product_edit e join variant v on v.product_id = e.product_id"
                        + " where v.sku = 'tags'"))
                .isEqualTo("1");
    }

    /** A program that got no answer sends it again: it is told that it was done, and it is not done twice. */
    @Test
    void theSameChangeOfStockSentTwiceIsMadeOnce() {
        String product = product("twice", "id,title,price,quantity\ntwice,Twice lamp,5 USD,4\n");
        Response read = staff().get(product);
        String more = "{\"variants\":[{\"sku\":\"twice\",\"stock\":10}]}";
        patch(read, product, more).then().statusCode(200).body("variants[0].stock", equalTo(10));
        patch(read, product, more).then().statusCode(412).body("current.variants[0].stock", equalTo(10));
    }

    @Test
    void aTagAlsoFitsWhenItCameCompressed() {
        String product = product(
                "gzip", "id,title,price,quantity,description\ngzip,Zip lamp,5 USD,4," + "x ".repeat(900) + "\n");
        Response read = staff().header("Accept-Encoding", "gzip").get(product);
        assertThat(read.header("ETag")).endsWith("-gzip\"");
        patch(read, product, "{\"title\":\"Zipped\"}").then().statusCode(200);
    }

    @Test
    void ofManyAtOnceOneWins() {
        String product = product("race", "id,title,price,quantity\nrace,Race lamp,5 USD,4\n");
        String tag = staff().get(product).header("ETag");
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> staff().header("If-Match", tag)
                        .body("{\"title\":\"Winner %d\",\"variants\":[{\"sku\":\"race\",\"stock\":%d}]}"
                                .formatted(i, 5 + i))
                        .patch(product)
                        .statusCode()))
                .toList();
        assertThat(answers.stream()
                        .map(CompletableFuture::join)
                        .collect(Collectors.groupingBy(status -> status, Collectors.counting())))
                .containsEntry(200, 1L)
                .containsEntry(412, 11L);
        assertThat(catalogue.ask("select version from product where external_id = 'race'"))
                .isEqualTo("2");
    }

    /** Three buyers at a time take pieces while staff counts: whatever the order, no sale is undone and the books are right. */
    @Test
    void noSaleIsLostToEditsThatRunBesideIt() {
        String product = product("busy", "id,title,price,quantity\nbusy,Busy lamp,5 USD,100\n");
        List<CompletableFuture<Void>> sales = IntStream.range(0, 3)
                .mapToObj(buyer -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, 10).forEach(turn -> sell("busy-" + buyer + "-" + turn, "busy"))))
                .toList();
        for (int i = 1; i <= 10; i++) {
            Response read = staff().get(product);
            int seen = read.path("variants[0].stock");
            patch(
                            read,
                            product,
                            "{\"title\":\"Busy lamp %d\",\"variants\":[{\"sku\":\"busy\",\"stock\":%d}]}"
                                    .formatted(i, seen + 5))
                    .then()
                    .statusCode(200);
        }
        sales.forEach(CompletableFuture::join);
        assertThat(catalogue.ask("select on_hand from stock where sku = 'busy'"))
                .isEqualTo("120");
        assertThat(audit.run(check -> {}).await().atMost(Duration.ofSeconds(20)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\":\"  \"} | /title",
                "{\"title\":5} | /title",
                "{\"variants\":[{\"sku\":\"bad\",\"stock\":-1}]} | /variants/0/stock",
                "{\"variants\":[{\"sku\":\"bad\",\"stock\":1.5}]} | /variants/0/stock",
                "{\"variants\":[{\"sku\":\"bad\",\"stock\":\"7\"}]} | /variants/0/stock",
                "{\"variants\":[{\"sku\":\"bad\",\"stock\":100000001}]} | /variants/0/stock",
                "{\"variants\":[{\"sku\":\"bad\",\"price\":{\"amount\":0,\"currency\":\"USD\"}}]} | /variants/0/price",
                "{\"variants\":[{\"sku\":\"bad\",\"price\":{\"amount\":-5,\"currency\":\"USD\"}}]} | /variants/0/price",
                "{\"variants\":[{\"sku\":\"bad\",\"price\":{\"amount\":500,\"currency\":\"EUR\"}}]} | /variants/0/price",
                "{\"variants\":[{\"sku\":\"bad\",\"price\":{\"amount\":100000000001,\"currency\":\"USD\"}}]} | /variants/0/price",
                "{\"variants\":[{\"sku\":\"bad\"},{\"sku\":\"nope\",\"stock\":1}]} | /variants/1/sku",
                "{\"variants\":[{\"sku\":\"bad\"},{\"sku\":\"bad\",\"stock\":1}]} | /variants/1/sku",
                "{\"variants\":[null]} | /variants/0",
                "{\"variants\":[{\"stock\":1}]} | /variants/0/sku",
            })
    void whatCannotBeIsRefusedWithItsPlace(String body, String pointer) {
        String product = product("bad", "id,title,price,quantity\nbad,Bad lamp,5 USD,4\n");
        patch(staff().get(product), product, body)
                .then()
                .statusCode(422)
                .body("type", endsWith("/invalid-body"))
                .body("errors.pointer", hasItem(pointer));
        assertThat(catalogue.ask("select version from product where external_id = 'bad'"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"variants\":[{\"sku\":\"odd\",\"price\":{\"amount\":5,\"currency\":\"XXY\"}}]}", "[]", "\"x\""
            })
    void oddBodiesAreRefused(String body) {
        String product = product("odd", "id,title,price,quantity\nodd,Odd lamp,5 USD,4\n");
        patch(staff().get(product), product, body).then().statusCode(422);
        patch(staff().get(product), product, "{").then().statusCode(400);
    }

    @Test
    void listsGoOnByCursorAndSayWhatTheyDoNotTake() {
        catalogue.take(IntStream.range(0, 7)
                .mapToObj("cursor-%1$d,Cursor thing,5 USD%n"::formatted)
                .collect(Collectors.joining("", "id,title,price\n", "")));
        List<String> skus = new ArrayList<>();
        String next = "";
        do {
            Response part = staff().queryParam("q", "cursor-")
                    .queryParam("limit", "3")
                    .queryParam("cursor", next)
                    .get(BASE + "/products");
            part.then().statusCode(200);
            skus.addAll(part.jsonPath().getList("items.sku"));
            next = part.path("next");
            assertThat(part.header("Link") != null).isEqualTo(next != null);
        } while (next != null);
        assertThat(skus).hasSize(7).doesNotHaveDuplicates();

        String cursor = staff().queryParam("limit", "1").get(BASE + "/products").path("next");
        staff().queryParam("cursor", cursor)
                .queryParam("q", "other")
                .get(BASE + "/products")
                .then()
                .statusCode(400);
        staff().queryParam("cursor", cursor)
                .get(BASE + "/changes")
                .then()
                .statusCode(400)
                .body("type", endsWith("/invalid-cursor"));
        for (String limit : List.of("0", "101", "x", "-1")) {
            staff().queryParam("limit", limit).get(BASE + "/products").then().statusCode(400);
        }
        staff().queryParam("q", "x".repeat(201)).get(BASE + "/products").then().statusCode(400);
    }

    @Test
    void itIsDescribedAsForStaff() {
        given().get("/api/v1/openapi.json")
                .then()
                .statusCode(200)
                .body("paths.'/api/v1/admin/catalog/products/{id}'.patch.security[0].bearer", notNullValue())
                .body("paths.'/api/v1/admin/catalog/products/{id}'.patch.responses.'412'", notNullValue())
                .body("paths.'/api/v1/admin/catalog/changes'.get.security[0].bearer", notNullValue())
                .body("paths.'/api/v1/products'.get.security", nullValue());
    }

    private RequestSpecification staff() {
        return bearer(identities.staff("Anna"));
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private Response patch(Response read, String product, String body) {
        return staff().header("If-Match", read.header("ETag")).body(body).patch(product);
    }

    private String product(String sku, String feed) {
        catalogue.take(feed);
        return BASE + "/products/"
                + Long.toString(
                        Long.parseLong(catalogue.ask("select product_id from variant where sku = '" + sku + "'")), 36);
    }

    private static void sell(String key, String sku) {
        String reservation = "/internal/reservations/" + key;
        String until = Clock.systemUTC().instant().plusSeconds(600).toString();
        checkout()
                .body("{\"lines\":[{\"sku\":\"%s\",\"quantity\":1}],\"expiresAt\":\"%s\"}".formatted(sku, until))
                .put(reservation)
                .then()
                .statusCode(200);
        checkout().post(reservation + "/commit").then().statusCode(200);
        checkout().post(reservation + "/sell").then().statusCode(200);
    }

    private static RequestSpecification checkout() {
        return bearer("checkout-in-tests-0123456789abcdef");
    }
}
