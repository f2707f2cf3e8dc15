package dev.souk.catalog.product;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import dev.souk.cache.Caches;
import dev.souk.catalog.TestingCatalogue;
import dev.souk.catalog.feed.ImportFeed;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Words of a feed are text wherever they are shown, made anew or kept: neither templates of ours nor of a browser. */
@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
class FeedWordsTest {

    private static final String EVIL =
            "{#hole form-token /}{cdi:shop.name}{config:foo}</script><script>alert(1)</script>"
                    + "<!-- \" onload='x' {#if} {|{/}|} \\u003c &amp; Mallorys lamp";

    private static final Pattern DATA = Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>");

    @Inject
    ImportFeed importFeed;

    @Inject
    Caches caches;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    private String slug = "";
    private String other = "";

    @BeforeEach
    void stock() {
        String quoted = '"' + EVIL.replace("\"", "\"\"") + '"';
        new TestingCatalogue(importFeed, cluster)
                .take("""
                id,title,description,price,quantity,product_type,color
                words-1,%1$s,%1$s,20 USD,5,%2$s,"{#if}<script>{cdi:shop.name}"
                words-2,Mallorys other lamp,Plain,20 USD,5,%2$s,Red
                """.formatted(quoted, "\"Words > {#hole form-token /}{#if}<script\""));
        caches.dropAll().await().indefinitely(); // of tests before; no relay runs here
        slug = slugWhere("startsWith('{')");
        other = slugWhere("startsWith('M')");
    }

    @Test
    void areTextOnEveryPageFirstAndKept() {
        int tokens = tokens(page("/p/" + other));
        for (int time = 0; time < 3; time++) {
            for (String path : List.of("/p/" + slug, "/search?q=mallorys", "/c/words", "/", "/search?q=" + EVIL)) {
                String page = page(path);
                assertThat(page)
                        .as(path)
                        .contains("{#hole form-token /}{cdi:shop.name}{config:foo}&lt;")
                        .doesNotContain("<script>", "alert(1)</script>", "<!-- ", "Souk{config");
                assertThat(tokens(page)).as(path).isEqualTo(path.startsWith("/p/") ? tokens : 0);
            }
        }
    }

    @Test
    void areDataForSearchEngines() {
        String page = page("/p/" + slug);
        Matcher data = DATA.matcher(page);
        assertThat(data.find()).isTrue();
        assertThat(new JsonObject(data.group(1)).getString("name")).isEqualTo(EVIL);
        assertThat(page.split("<script", -1)).as("the data's and the module's").hasSize(1 + 2);
        assertThat(page).contains("<title>{#hole form-token /}{cdi:shop.name}{config:foo}&lt;/script&gt;");
        assertThat(slug).matches("[a-z0-9-]+");
        given().get("/sitemap-products-1.xml")
                .then()
                .statusCode(200)
                .body("urlset.url.loc.collect { it.text() }", hasItem("http://localhost:8080/p/" + slug));
    }

    private static String slugWhere(String title) {
        return given().queryParam("q", "mallorys")
                .get("/api/v1/products")
                .jsonPath()
                .getString("items.find { it.title.%s }.slug".formatted(title));
    }

    private static String page(String path) {
        int query = path.indexOf("?q=");
        return (query < 0
                        ? given().get(path)
                        : given().queryParam("q", path.substring(query + 3)).get(path.substring(0, query)))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static int tokens(String page) {
        return page.split("<input type=\"hidden\" name=\"_token\"", -1).length - 1;
    }
}
