package dev.souk.catalog.sitemap;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.souk.catalog.StockedShop;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.xml.XmlPath;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StockedShop.class)
class SitemapPagesTest {

    @Test
    void leadsToEveryPage() {
        given().get("/sitemap.xml")
                .then()
                .statusCode(200)
                .contentType("application/xml; charset=UTF-8")
                .body("sitemapindex.sitemap[0].loc", equalTo("http://localhost:8080/sitemap-categories.xml"))
                .body("sitemapindex.sitemap[1].loc", equalTo("http://localhost:8080/sitemap-products-1.xml"));
        XmlPath products = given().get("/sitemap-products-1.xml").xmlPath();
        assertThat(products.getList("urlset.url.loc", String.class))
                .hasSize(53)
                .contains("http://localhost:8080/p/blue-teapot");
        assertThat(products.getString("urlset.url[0].lastmod")).isEqualTo("2026-01-03");
        given().get("/sitemap-categories.xml").then().body("urlset.url.size()", equalTo(5));
    }

    @Test
    void thereAreOnlySoManyParts() {
        for (String path :
                new String[] {"/sitemap-products-2.xml", "/sitemap-products-0.xml", "/sitemap-products-x.xml"}) {
            given().get(path).then().statusCode(404);
        }
    }

    @Test
    void robotsLearnWhereItIs() {
        given().get("/robots.txt")
                .then()
                .statusCode(200)
                .contentType("text/plain; charset=UTF-8")
                .body(containsString("Sitemap: http://localhost:8080/sitemap.xml"));
    }
}
