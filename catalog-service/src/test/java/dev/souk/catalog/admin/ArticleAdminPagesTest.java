package dev.souk.catalog.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
class ArticleAdminPagesTest {

    private static final String PRODUCTS = "/admin/catalog/products";
    private static final String EVIL = "{config:foo} </script><script>alert(1)</script>{#if} & \"Co\"";

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

    @SuppressWarnings("NullAway.Init") // made before each
    TestingDesk anna;

    @SuppressWarnings("NullAway.Init") // made before each
    TestingDesk ben;

    @BeforeEach
    void signIn() {
        catalogue = new TestingCatalogue(importFeed, cluster);
        anna = new TestingDesk(identities.staff("Anna"));
        ben = new TestingDesk(identities.staff("Ben"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin", PRODUCTS, PRODUCTS + "/1", "/admin/catalog/changes"})
    void staffIsLetInAndNobodyElse(String path) {
        Response guest = new TestingDesk(null).get(path);
        assertThat(guest.statusCode()).isEqualTo(303);
        assertThat(guest.header("Location")).contains("/account/sign-in?next=" + path.replace("/", "%2F"));
        new TestingDesk(identities.customer("Carl")).get(path).then().statusCode(403);
        Response staff = anna.get(path);
        assertThat(staff.statusCode()).isEqualTo(path.endsWith("1") ? 404 : 200);
        assertThat(List.of(guest, staff))
                .allSatisfy(answer -> assertThat(answer.header("Cache-Control")).isEqualTo("no-store"));
    }

    @Test
    void everythingIsFoundByTitleSkuAndSlugAlsoWhatIsSoldOut() {
        catalogue.take("""
                id,item_group_id,title,price,quantity
                FIND-1,find,Wunderlampe aus Messing,5 USD,0
                FIND_2,find,Wunderlampe aus Messing,5 USD,0
                """);
        for (String q : List.of("Wunderlampe", "messing wunder", "FIND-1", "find-1", "FIND_", "wunderlampe-aus")) {
            assertThat(list(q)).as(q).contains("Wunderlampe aus Messing").contains("Sold out");
        }
        for (String q : List.of("FIND%", "IND-1", "(*", "x'\";--", "ü", "{q}")) {
            assertThat(list(q)).as(q).doesNotContain("Wunderlampe");
        }
    }

    @Test
    void theListGoesOnWithoutGapsOrRepeats() {
        catalogue.take(IntStream.range(0, 120)
                .mapToObj("paged-%1$d,Paged thing,5 USD%n"::formatted)
                .collect(Collectors.joining("", "id,title,price\n", "")));
        String page = list("paged-");
        List<String> seen = new ArrayList<>(skus(page));
        while (page.contains("cursor=")) {
            String href = page.replaceAll("(?s).*href=\"([^\"]*cursor=[^\"]*)\".*", "$1")
                    .replace("&amp;", "&");
            page = anna.page(href);
            seen.addAll(skus(page));
        }
        assertThat(seen).hasSize(120).doesNotHaveDuplicates();
        anna.get(PRODUCTS + "?cursor=nonsense").then().statusCode(400);
    }

    @Test
    void whatIsTypedIsSavedWithAllThatFollowsFromItAndWrittenDown() {
        String path = product("edit", """
                id,title,description,price,sale_price,quantity,image_link
                edit,Plain lamp,A lamp.,20 USD,15 USD,5,https://pictures.example/lamp.jpg
                """);
        Map<String, List<String>> form = TestingDesk.form(anna.page(path));
        form.put("title", List.of("Golden lamp"));
        form.put("description", List.of("Shines.\r\n\r\nFor long."));
        form.put("price", List.of("25.50"));
        form.put("stock", List.of("8"));

        Response saved = anna.post(path, form);
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(saved.header("Location")).endsWith(path + "?saved=1");

        catalogue.awaitReplicas();
        String page = anna.page(path + "?saved=1");
        assertThat(page).contains("<h1>Golden lamp</h1>", "Saved.", "value=\"25.50\"", "value=\"8\"", "Anna");
        given().get("/p/plain-lamp")
                .then()
                .statusCode(200)
                .body(containsString("Golden lamp"))
                .body(containsString("$25.50"))
                .body(not(containsString("Plain lamp")));
        assertThat(catalogue.ask("select picture_alt from product where external_id = 'edit'"))
                .isEqualTo("Golden lamp");
        assertThat(given().get("/api/v1/products?q=golden").jsonPath().getList("items.slug"))
                .containsExactly("plain-lamp");
        assertThat(given().get("/api/v1/products?q=plain").jsonPath().getList("items"))
                .isEmpty();
        assertThat(trail("edit"))
                .isEqualTo("TITLE Plain lamp>Golden lamp, DESCRIPTION A lamp.>Shines.\n\nFor long.,"
                        + " PRICE 1500>2550, LIST_PRICE 2000>none, STOCK 5>8");
        assertThat(catalogue.ask(
                        "select group_concat(distinct customer, ' ', name) from product_edit where sku = 'edit'"))
                .isEqualTo(TestingIdentities.id("Anna") + " Anna");
        assertThat(anna.page("/admin/catalog/changes")).contains("Golden lamp", "Shines.", "$25.50", "Anna");
        assertThat(audit.run(check -> {}).await().atMost(Duration.ofSeconds(20)))
                .isTrue();
    }

    @Test
    void nothingIsWrittenWhereNothingIsChanged() {
        String path = product("same", "id,title,description,price,quantity\nsame,Same lamp,Same.,20 USD,5\n");
        anna.post(path, TestingDesk.form(anna.page(path))).then().statusCode(303);
        assertThat(trail("same")).isEqualTo("null");
        assertThat(catalogue.ask("select version from product where external_id = 'same'"))
                .isEqualTo("1");
    }

    @Test
    void ofTwoTheSecondIsShownWhatTheFirstHasChangedAndCanApplyTheirsOverIt() {
        String path = product("two", "id,title,description,price,quantity\ntwo,Two lamp,Words.,20 USD,12\n");
        Map<String, List<String>> annas = TestingDesk.form(anna.page(path));
        Map<String, List<String>> bens = TestingDesk.form(ben.page(path));
        annas.put("title", List.of("Anna's lamp"));
        annas.put("price", List.of("21"));
        anna.post(path, annas).then().statusCode(303);
        bens.put("description", List.of("Ben's <words>."));
        bens.put("price", List.of("22"));
        bens.put("stock", List.of("20"));

        Response conflict = ben.post(path, bens);
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.asString())
                .contains("Anna", "Two lamp", "Anna&#39;s lamp", "$20.00", "$21.00") // what was changed, by whom
                .contains("20 (+8)", "Ben&#39;s &lt;words&gt;."); // what was typed
        assertThat(trail("two")).isEqualTo("TITLE Two lamp>Anna's lamp, PRICE 2000>2100");

        Map<String, List<String>> over = TestingDesk.form(conflict.asString());
        assertThat(over.get("title")).containsExactly("Anna's lamp");
        assertThat(over.get("price")).containsExactly("22");
        assertThat(over.get("stock")).containsExactly("20");
        ben.post(path, over).then().statusCode(303);
        assertThat(trail("two"))
                .endsWith("DESCRIPTION Words.>Ben's <words>., PRICE 2100>2200, STOCK 12>20")
                .startsWith("TITLE Two lamp>Anna's lamp");
    }

    @Test
    void aFeedThatChangesAProductIsAConflictAndSaysSo() {
        String path = product("fed", "id,title,description,price,quantity\nfed,Fed lamp,Words.,20 USD,12\n");
        Map<String, List<String>> form = TestingDesk.form(anna.page(path));
        catalogue.take("id,title,description,price,quantity\nfed,Fed lamp,Other words.,20 USD,12\n");
        form.put("title", List.of("Mine"));
        anna.post(path, form)
                .then()
                .statusCode(409)
                .body(containsString("A product feed was taken in"))
                .body(containsString("Other words."));
    }

    @Test
    void aFeedThatSaysTheSameAgainLeavesEditsAlone() {
        String feed = "id,title,price,quantity\nkept,Kept lamp,20 USD,12\n";
        String path = product("kept", feed);
        Map<String, List<String>> form = TestingDesk.form(anna.page(path));
        form.put("price", List.of("30"));
        anna.post(path, form).then().statusCode(303);
        catalogue.take(feed);
        assertThat(anna.page(path)).contains("value=\"30.00\"");
    }

    @Test
    void aSaleMeanwhileIsNoConflictAndStaysASale() {
        String path = product("sold", "id,title,price,quantity\nsold,Sold lamp,20 USD,12\n");
        Map<String, List<String>> form = TestingDesk.form(anna.page(path));
        sell("sold", 3);
        form.put("title", List.of("Sold lamp again"));
        form.put("stock", List.of("20"));
        anna.post(path, form).then().statusCode(303);
        assertThat(catalogue.ask("select on_hand from stock where sku = 'sold'"))
                .isEqualTo("17");
        assertThat(trail("sold")).endsWith("STOCK 9>17");
        assertThat(audit.run(check -> {}).await().atMost(Duration.ofSeconds(20)))
                .isTrue();
    }

    @Test
    void whatIsSetAsideCannotBeTakenAway() {
        String path = product("aside", "id,title,price,quantity\naside,Aside lamp,20 USD,5\n");
        Map<String, List<String>> form = TestingDesk.form(anna.page(path));
        reserve("aside-1", "aside", 3);
        form.put("stock", List.of("1"));
        form.put("title", List.of("Not to be saved"));
        anna.post(path, form)
                .then()
                .statusCode(422)
                .body(containsString("Only 2 pieces can go"))
                .body(containsString("Not to be saved"));
        assertThat(catalogue.ask("select title from product where external_id = 'aside'"))
                .isEqualTo("Aside lamp");
        form.put("stock", List.of("3"));
        anna.post(path, form).then().statusCode(303);
        assertThat(trail("aside")).endsWith("STOCK 5>3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "price | 12,50       | Write the price like 1299.00",
                "price | 1.299.00    | Write the price like 1299.00",
                "price | 12.5        | Write the price like 1299.00",
                "price | -1          | Write the price like 1299.00",
                "price | $5          | Write the price like 1299.00",
                "price | ''          | Write the price like 1299.00",
                "price | 0           | A price is more than zero",
                "price | 99999999999 | A price is more than zero",
                "stock | -1          | Enter a whole number of pieces",
                "stock | 1.5         | Enter a whole number of pieces",
                "stock | 999999999   | Enter a whole number of pieces",
                "stock | 99999999999999 | Enter a whole number of pieces",
                "title | ''          | This must not be empty",
            })
    void whatCannotBeIsShownAgainAsTyped(String field, String typed, String problem) {
        String path = product("wrong", "id,title,price,quantity\nwrong,Wrong lamp,20 USD,5\n");
        Map<String, List<String>> form = TestingDesk.form(anna.page(path));
        form.put("description", List.of("Typed with care"));
        form.put(field, List.of(typed));
        Response again = anna.post(path, form);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.asString()).contains(problem, "Typed with care").contains("aria-invalid=\"true\"");
        assertThat(TestingDesk.form(again.asString()).get(field)).containsExactly(typed);
        assertThat(trail("wrong")).isEqualTo("null");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        String path = product("all", "id,title,price,quantity\nall,All lamp,20 USD,5\n");
        Map<String, List<String>> form = TestingDesk.form(anna.page(path));
        form.put("title", List.of(" "));
        form.put("price", List.of("x"));
        form.put("stock", List.of("y"));
        anna.post(path, form)
                .then()
                .statusCode(422)
                .body(containsString("3 entries need another look"))
                .body(containsString("href=\"#title\""))
                .body(containsString("href=\"#price-0\""))
                .body(containsString("href=\"#stock-0\""));
    }

    @Test
    void longTextsAreRefusedAndTheLongestTaken() {
        String path = product("long", "id,title,price,quantity\nlong,Long lamp,20 USD,5\n");
        Map<String, List<String>> form = TestingDesk.form(anna.page(path));
        form.put("title", List.of("ü".repeat(501)));
        anna.post(path, form).then().statusCode(422).body(containsString("At most 500 characters"));
        form.put("title", List.of("ﷺ".repeat(500)));
        form.put("description", List.of("ü".repeat(20_001)));
        anna.post(path, form).then().statusCode(422).body(containsString("At most 20,000 characters"));
        form.put("description", List.of("ü".repeat(20_000)));
        anna.post(path, form).then().statusCode(303);
        assertThat(catalogue.ask("select char_length(description) from product where external_id = 'long'"))
                .isEqualTo("20000");
    }

    @Test
    void aProductOfVeryManyVariantsHasAFormThatArrives() {
        String path = product(
                "many-1",
                IntStream.rangeClosed(1, 490)
                        .mapToObj("many-%1$d,many,Manifold lamp,5 USD,1,%1$d%n"::formatted)
                        .collect(Collectors.joining("", "id,item_group_id,title,price,quantity,size\n", "")));
        Map<String, List<String>> form = TestingDesk.form(anna.page(path));
        List<String> pieces = new ArrayList<>(form.get("stock"));
        assertThat(pieces).hasSize(490);
        pieces.set(489, "7");
        form.put("stock", pieces);
        anna.post(path, form).then().statusCode(303);
        assertThat(catalogue.ask("select group_concat(sku, ' ', became) from product_edit where sku like 'many-%'"))
                .isEqualTo("many-490 7");
    }

    @Test
    void onlyAFormOfOursChangesAnything() {
        String path = product("token", "id,title,price,quantity\ntoken,Token lamp,20 USD,5\n");
        Map<String, List<String>> form = TestingDesk.form(anna.page(path));
        form.put("title", List.of("Stolen"));
        Map<String, List<String>> without = new LinkedHashMap<>(form);
        without.remove("_token");
        anna.post(path, without).then().statusCode(403);
        Map<String, List<String>> bens = new LinkedHashMap<>(form);
        bens.put("_token", TestingDesk.form(ben.page(path)).get("_token"));
        anna.post(path, bens).then().statusCode(403);
        new TestingDesk(null)
                .post(path, form)
                .then()
                .statusCode(303)
                .header("Location", containsString("/account/sign-in"));
        TestingDesk carl = new TestingDesk(identities.customer("Carl"));
        carl.post(path, form).then().statusCode(403);
        assertThat(trail("token")).isEqualTo("null");
        form.remove("price");
        anna.post(path, form).then().statusCode(400);
        form.put("price", List.of("1", "2"));
        form.remove("seen");
        anna.post(path, form).then().statusCode(400);
        assertThat(trail("token")).isEqualTo("null");
    }

    @Test
    void fieldsThatAreNoneOfTheFormCountForNothing() {
        String path = product("mass", "id,title,price,quantity\nmass,Mass lamp,20 USD,5\n");
        product("mass-other", "id,title,price,quantity\nmass-other,Other lamp,20 USD,5\n");
        Map<String, List<String>> form = TestingDesk.form(anna.page(path));
        form.put("slug", List.of("taken-over"));
        form.put("version", List.of("99"));
        form.put("category_id", List.of("1"));
        form.put("featured", List.of("true"));
        form.put("listPrice", List.of("1"));
        form.put("reserved", List.of("-5"));
        String before =
                catalogue.ask("select concat_ws(' ', slug, version, category_id, featured, list_price) from product"
                        + " where external_id = 'mass'");
        anna.post(path, form).then().statusCode(303);
        assertThat(catalogue.ask("select concat_ws(' ', slug, version, category_id, featured, list_price) from product"
                        + " where external_id = 'mass'"))
                .isEqualTo(before);
        form.put("skus", List.of("mass-other"));
        form.put("price", List.of("1"));
        anna.post(path, form).then().statusCode(422);
        assertThat(trail("mass-other")).isEqualTo("null");
        assertThat(catalogue.ask("select price from variant where sku = 'mass-other'"))
                .isEqualTo("2000");
    }

    @Test
    void scriptAndTemplateCodeStayTextOnPagesOfStaffAndShop() {
        String path = product("evil", "id,title,price,quantity\nevil,Evil lamp,20 USD,5\n");
        TestingDesk mallory = new TestingDesk(identities.staff("<b>{config:foo}</b>{#if}"));
        Map<String, List<String>> form = TestingDesk.form(mallory.page(path));
        form.put("title", List.of(EVIL));
        form.put("description", List.of("</textarea>" + EVIL));
        mallory.post(path, form).then().statusCode(303);
        catalogue.awaitReplicas();
        for (String page : List.of(path, PRODUCTS + "?q=evil", "/admin/catalog/changes", "/admin", "/p/evil-lamp")) {
            String html = anna.page(page);
            assertThat(html).as(page).contains("{config:foo} &lt;/script&gt;").doesNotContain("<script>alert");
            assertThat(html).as(page).doesNotContain("<b>{config").doesNotContain("</textarea>{");
        }
        assertThat(TestingDesk.form(mallory.page(path)).get("title")).containsExactly(EVIL);
        assertThat(TestingDesk.form(mallory.page(path)).get("description")).containsExactly("</textarea>" + EVIL);
    }

    @Test
    void thePageOfAProductThatIsNotThereIsA404() {
        for (String id : List.of("zzzzzzzzzzzz", "zzzzzzzzzzzzzzzzzzzz", "A", "x'--", "%F0%9F%98%80")) {
            given().urlEncodingEnabled(false)
                    .cookie("souk_session", identities.staff("Anna"))
                    .get(PRODUCTS + "/" + id)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void theEntranceCountsAndLeadsOn() {
        anna.get("/admin")
                .then()
                .statusCode(200)
                .body(containsString("href=\"/admin/catalog/products\""))
                .body(containsString("href=\"/admin/orders\""))
                .body(containsString("sold out"))
                .body(not(containsString("site-nav__shop")))
                .header("Content-Type", startsWith("text/html"))
                .body("html.@lang", equalTo("en"));
    }

    private String product(String sku, String feed) {
        catalogue.take(feed);
        return PRODUCTS + "/"
                + Long.toString(
                        Long.parseLong(catalogue.ask("select product_id from variant where sku = '" + sku + "'")), 36);
    }

    private String list(String q) {
        return anna.page(PRODUCTS + "?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8));
    }

    private static List<String> skus(String page) {
        return Pattern.compile("paged-\\d+(?=\\s*<)")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private String trail(String sku) {
        return catalogue.ask(
                "select group_concat(e.field, ' ', e.was, '>', coalesce(e.became, 'none') order by e.id separator ', ')"
                        + " from product_edit e join variant v on v.product_id = e.product_id where v.sku = '" + sku
                        + "'");
    }

    private static void reserve(String key, String sku, int quantity) {
        checkout("""
                {"lines":[{"sku":"%s","quantity":%d}],"expiresAt":"%s"}""".formatted(sku, quantity, Clock.systemUTC().instant().plusSeconds(600)))
                .put("/internal/reservations/" + key)
                .then()
                .statusCode(200);
    }

    private static void sell(String sku, int quantity) {
        reserve(sku + "-sale", sku, quantity);
        checkout("")
                .post("/internal/reservations/" + sku + "-sale/commit")
                .then()
                .statusCode(200);
        checkout("").post("/internal/reservations/" + sku + "-sale/sell").then().statusCode(200);
    }

    private static RequestSpecification checkout(String body) {
        return given().header("Authorization", "Bearer checkout-in-tests-0123456789abcdef")
                .contentType("application/json")
                .body(body);
    }
}
