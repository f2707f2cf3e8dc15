package dev.souk.catalog.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.catalog.TestingCatalogue;
import dev.souk.catalog.feed.ImportFeed;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
@TestProfile(GermanCounterTest.German.class)
class GermanCounterTest {

    @Inject
    ImportFeed importFeed;

    @Inject
    TestingIdentities identities;

    @SuppressWarnings("NullAway.Init") // EmbeddedDatabase sets it
    EmbeddedCluster cluster;

    @Test
    void pricesAreReadAndWrittenAsTheShopsLanguageWritesThem() {
        TestingCatalogue catalogue = new TestingCatalogue(importFeed, cluster);
        catalogue.take("id,title,price\nlampe,Lampe,1299.9 EUR\n");
        String path = "/admin/catalog/products/"
                + Long.toString(
                        Long.parseLong(catalogue.ask("select product_id from variant where sku = 'lampe'")), 36);
        TestingDesk anna = new TestingDesk(identities.staff("Änne"));
        Map<String, List<String>> form = TestingDesk.form(anna.page(path));
        assertThat(form.get("price")).containsExactly("1299,90");
        for (String english : List.of("12.50", "1.299,90", "1,299.90")) {
            form.put("price", List.of(english));
            assertThat(anna.post(path, form).then().statusCode(422).extract().asString())
                    .contains("Schreibe den Preis wie 1299,00");
        }
        form.put("price", List.of("12,50"));
        anna.post(path, form).then().statusCode(303);
        assertThat(catalogue.ask("select price from variant where sku = 'lampe'"))
                .isEqualTo("1250");
        assertThat(anna.page("/admin/catalog/changes")).contains("1.299,90\u00a0€", "12,50\u00a0€", "Änne", "Preis");
    }

    public static class German implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("souk.shop.language", "de", "souk.shop.currency", "EUR");
        }
    }
}
