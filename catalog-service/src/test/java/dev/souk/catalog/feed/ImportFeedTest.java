package dev.souk.catalog.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.souk.cache.Caches;
import dev.souk.catalog.TestingCatalogue;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
class ImportFeedTest {

    @Inject
    Caches caches;

    @Inject
    ImportFeed importFeed;

    @Inject
    FeedImports imports;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    private TestingCatalogue catalogue() {
        return new TestingCatalogue(importFeed, cluster);
    }

    @Test
    void makesOneProductOfAGroupWhereverItsLinesStand() {
        ImportReport report = catalogue().take("""
                id,item_group_id,title,description,price,sale_price,quantity,product_type,color,size,image_link
                gr-red-s,gr,Group Tee,Soft.,20.00 USD,15.50 USD,0,Groups > Tees,Red,S,https://pictures.example/red.jpg
                gr-mug,,Group Mug,Hard.,8 USD,,7,Groups > Mugs,White,,nonsense.jpg
                gr-red-m,gr,Group Tee (red M),Ignored.,22.00 USD,,2,Elsewhere,Red,M,https://pictures.example/red.jpg
                gr-blue-s,gr,Group Tee (blue),Ignored.,25.00 USD,,150,Elsewhere,Blue,S,https://pictures.example/blue.jpg
                """);

        assertThat(report.created()).isEqualTo(4);
        assertThat(report.productsCreated()).isEqualTo(2);
        product("group-tee")
                .body("title", equalTo("Group Tee"))
                .body("description", equalTo("Soft."))
                .body("categories.slug", contains("groups", "tees"))
                .body("price.amount", equalTo(1550))
                .body("listPrice.amount", equalTo(2000))
                .body("availability", equalTo("in_stock"))
                .body("variants.sku", contains("gr-red-m", "gr-blue-s", "gr-red-s"))
                .body("variants.available", contains(2, 99, 0))
                .body("variants.availability", contains("few_left", "in_stock", "out_of_stock"))
                .body("variants[0].options", equalTo(java.util.Map.of("Color", "Red", "Size", "M")))
                .body("pictures.url", contains("https://pictures.example/red.jpg", "https://pictures.example/blue.jpg"))
                .body("picture.alt", equalTo("Group Tee, Red"));
        product("group-mug").body("picture", nullValue()).body("details.Color", equalTo("White"));
    }

    @Test
    void secondImportOfTheSameFileWritesNothing() {
        String feed = """
                id,item_group_id,title,price,color
                again-1,again,Again and again,1 USD,Red
                again-2,again,Again and again (blue),2 USD,Blue
                again-3,,Again alone,3 USD,
                """;
        catalogue().take(feed);
        String position = catalogue().position();

        ImportReport second = catalogue().take(feed);

        assertThat(second.unchanged()).isEqualTo(3);
        assertThat(second.created() + second.changed() + second.refused()).isZero();
        assertThat(catalogue().position()).isEqualTo(position);
    }

    @Test
    void changesOnlyWhatTheFeedSaysAnew() {
        catalogue().take("""
                id,item_group_id,title,price,quantity
                ch-1,ch,Changing lamp,10 USD,5
                ch-2,ch,Changing lamp,12 USD,5
                ch-3,,Steady lamp,12 USD,5
                """);
        ImportReport report = catalogue().take("""
                id,item_group_id,title,price,quantity
                ch-1,ch,Changing lamp,9 USD,0
                ch-2,ch,Changing lamp,12 USD,5
                ch-3,,Steady lamp,12 USD,5
                ch-4,ch,Changing lamp,11 USD,1
                """);

        assertThat(report.created()).isEqualTo(1);
        assertThat(report.changed()).isEqualTo(1);
        assertThat(report.unchanged()).isEqualTo(2);
        assertThat(report.productsCreated() + report.productsChanged()).isZero();
        product("changing-lamp").body("price.amount", equalTo(900)).body("variants", hasSize(3));
    }

    @Test
    void aBrokenLineCostsItselfOnly() {
        ImportReport report = catalogue().take("""
                id,title,price,quantity,availability,product_type,sale_price
                bad-1,Good,5 USD,1,in_stock,Bad,
                ,No id,5 USD,1,in_stock,Bad,
                bad-3,,5 USD,1,in_stock,Bad,
                bad-4,No price,,1,in_stock,Bad,
                bad-5,Odd price,five,1,in_stock,Bad,
                bad-6,Euro,5 EUR,1,in_stock,Bad,
                bad-7,Tenths of a cent,5.001 USD,1,in_stock,Bad,
                bad-8,Free,0 USD,1,in_stock,Bad,
                bad-9,Owing,5 USD,-1,in_stock,Bad,
                bad-10,Many,5 USD,lots,in_stock,Bad,
                bad-11,Odd,5 USD,1,maybe,Bad,
                %s,Long id,5 USD,1,in_stock,Bad,
                bad-1,Twice,5 USD,1,in_stock,Bad,
                bad-14,Too few,5 USD
                bad-15,Comma, more,5 USD,1,in_stock,Bad,
                bad-16,Odd sale,5 USD,1,in_stock,Bad,cheap
                bad-17,Good too,5 USD,1,in_stock,Bad,

                bad-19,"Good ""quoted""
                over two lines",5 USD,1,in_stock,Bad,
                """.formatted("x".repeat(65)));

        assertThat(report.created()).isEqualTo(3);
        assertThat(report.refusedFirst())
                .extracting(FeedLine.Refused::line, FeedLine.Refused::reason)
                .map(Object::toString)
                .containsExactly(
                        "(3L, \"id is missing\")",
                        "(4L, \"title is missing\")",
                        "(5L, \"price is missing\")",
                        "(6L, \"price \"five\" is not an amount like 129.99 USD\")",
                        "(7L, \"price is in EUR, the shop sells in USD\")",
                        "(8L, \"price 5.001 has more than the 2 decimals of USD\")",
                        "(9L, \"price is zero\")",
                        "(10L, \"quantity -1 is negative\")",
                        "(11L, \"quantity \"lots\" is not a whole number up to 100,000,000\")",
                        "(12L, \"availability \"maybe\" is not one of in_stock, out_of_stock, preorder, backorder\")",
                        "(13L, \"id is longer than 64 characters\")",
                        "(14L, \"id \"bad-1\" is also on line 2\")",
                        "(15L, \"has 3 values, the header has 7 columns\")",
                        "(16L, \"has 8 values, the header has 7 columns\")",
                        "(17L, \"sale_price \"cheap\" is not an amount like 129.99 USD\")");
        product("good-quoted-over-two-lines").body("title", equalTo("Good \"quoted\" over two lines"));
    }

    @Test
    void aLostQuotationMarkDoesNotSwallowTheFile() {
        ImportReport report = catalogue().take("""
                id,title,description,price
                quote-1,Before,"Fine.",5 USD
                quote-2,"Lost,"Fine.",5 USD
                quote-3,After,"Fine.",5 USD
                quote-4,"Never closed,Fine.,5 USD
                quote-5,Still there,Fine.,5 USD
                quote-6,And this,"Fine, too.",5 USD
                quote-7,"Trailing" text,Fine.,5 USD
                quote-8,5" screen,Fine.,5 USD
                """);

        assertThat(report.refusedFirst()).extracting(FeedLine.Refused::line).containsExactly(3L, 5L, 8L);
        assertThat(report.created()).isEqualTo(5);
    }

    @Test
    void readsTabsAndAByteOrderMarkAndOtherSpellingsOfTheHeader() throws IOException {
        Path file = Files.createTempFile("feed", ".txt");
        String feed = """
                g:ID^Title^G:Price^image link^google product category
                tab-1^Tabbed, with commas^USD 3.5^https://pictures.example/a,b.jpg^Tabs & Co > Deep
                tab-2^"Quoted^tab"^4^^2271
                """;
        Files.writeString(file, "\uFEFF" + feed.replace('^', '\t').replace("\n", "\r\n"));

        ImportReport report = importFeed.file(TestingCatalogue.reference(), file, (lines, percent) -> {}, line -> {});
        catalogue().awaitReplicas();

        assertThat(report.created()).isEqualTo(2);
        product("tabbed-with-commas")
                .body("price.amount", equalTo(350))
                .body("picture.url", equalTo("https://pictures.example/a,b.jpg"))
                .body("categories.title", contains("Tabs & Co", "Deep"));
        product("quoted-tab").body("categories.title", contains("Other"));
    }

    @Test
    void aLineThatIsNotUtf8CostsItselfOnly() throws IOException {
        Path file = Files.createTempFile("feed", ".csv");
        Files.write(
                file,
                "id,title,price\nlatin-1,Caf\u00e9,1 USD\nlatin-2,Tea,1 USD\n".getBytes(StandardCharsets.ISO_8859_1));

        ImportReport report = importFeed.file(TestingCatalogue.reference(), file, (lines, percent) -> {}, line -> {});

        assertThat(report.created()).isEqualTo(1);
        assertThat(report.refusedFirst()).containsExactly(new FeedLine.Refused(2, "is not UTF-8 text"));
    }

    @Test
    void saysWhyAFileIsNoFeed() throws IOException {
        assertThatThrownBy(() -> take(Path.of("no-such-file.csv")))
                .isInstanceOf(UnreadableFeed.class)
                .hasMessageContaining("NoSuchFile");
        assertThatThrownBy(() -> take(Path.of("/"))).isInstanceOf(UnreadableFeed.class);
        assertThatThrownBy(() -> catalogue().take("")).hasMessage("It is empty.");
        assertThatThrownBy(() -> catalogue().take("name;cost\nLamp;5\n"))
                .hasMessageContaining("no column id, title, price");
        Path utf16 =
                Files.write(Files.createTempFile("feed", ".csv"), "id,title,price\n".getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(() -> take(utf16)).hasMessageContaining("UTF-8");
    }

    @Test
    void anOldAddressLeadsToTheNewOneAndBack() {
        catalogue().take("id,title,price\nmove-1,Kettle of old,5 USD\n");
        catalogue().take("id,title,price\nmove-1,\"Kettle, of old!\",5 USD\n");
        product("kettle-of-old").body("title", equalTo("Kettle, of old!"));

        catalogue().take("id,title,price\nmove-1,Kettle of now,5 USD\n");
        moved("kettle-of-old", "kettle-of-now");

        catalogue().take("id,title,price\nmove-1,Kettle of old,5 USD\nmove-2,Kettle of now,6 USD\n");
        moved("kettle-of-now", "kettle-of-old");
        product("kettle-of-now-2").body("variants[0].sku", equalTo("move-2"));
    }

    @Test
    void repeatedTitlesGetNumbers() {
        catalogue().take("""
                id,title,price
                num-1,Numbered lamp,1 USD
                num-2,Numbered lamp 2,1 USD
                num-3,Numbered Lamp!,1 USD
                num-4,NUMBERED LAMP,1 USD
                num-5,茶壶,1 USD
                num-6,🦄,1 USD
                """);

        assertThat(slug("num-1")).isEqualTo("numbered-lamp");
        assertThat(slug("num-2")).isEqualTo("numbered-lamp-2");
        assertThat(List.of(slug("num-3"), slug("num-4")))
                .containsExactlyInAnyOrder("numbered-lamp-3", "numbered-lamp-4");
        assertThat(slug("num-5")).isEqualTo("num-5");
        assertThat(slug("num-6")).isEqualTo("num-6");
    }

    @Test
    void aLineMayMoveToAnotherGroup() {
        catalogue().take("""
                id,item_group_id,title,price
                single-1,,Lonely bowl,5 USD
                single-2,,Lonely plate,6 USD
                """);
        ImportReport report = catalogue().take("""
                id,item_group_id,title,price
                single-1,crockery,Crockery,5 USD
                single-2,crockery,Crockery,6 USD
                """);

        assertThat(report.changed()).isEqualTo(2);
        assertThat(report.productsCreated()).isEqualTo(1);
        product("crockery").body("variants.sku", contains("single-1", "single-2"));
        moved("lonely-bowl", "crockery");
        moved("lonely-plate", "crockery");
        assertThat(catalogue().ask("select count(*) from product where external_id like 'single-%'"))
                .isEqualTo("0");
    }

    @Test
    void markupStaysText() {
        catalogue().take("""
                id,title,description,price
                html-1,<script>alert('Kettle')</script>,"<b>Bold</b> {config:secret} {#if}",5 USD
                """);
        product("script-alert-kettle-script")
                .body("title", equalTo("<script>alert('Kettle')</script>"))
                .body("description", equalTo("<b>Bold</b> {config:secret} {#if}"));
    }

    @Test
    void takesLongTitlesAndRefusesEndlessOnes() {
        String words = "Endlessly ".repeat(20).strip();
        ImportReport report = catalogue()
                .take("id,title,price\nlong-1,%s,1 USD\nlong-2,%s,1 USD\n".formatted(words, "x".repeat(501)));

        assertThat(slug("long-1")).hasSizeLessThanOrEqualTo(80).matches("endlessly(-endlessly)+");
        assertThat(report.refused()).isEqualTo(1);
    }

    @Test
    void importsAtOnceGiveEveryProductASlugOfItsOwn() throws Exception {
        List<String> feeds = IntStream.range(0, 4)
                .mapToObj(feed -> IntStream.range(0, 60)
                        .mapToObj(line -> "race-%d-%d,Racing lamp %d,1 USD,Races > Number %d"
                                .formatted(feed, line, line % 20, line % 5))
                        .collect(Collectors.joining("\n", "id,title,price,product_type\n", "\n")))
                .toList();
        ExecutorService workers = Executors.newFixedThreadPool(feeds.size());
        try {
            List<Future<ImportReport>> reports = workers.invokeAll(
                    feeds.stream()
                            .map(feed -> (java.util.concurrent.Callable<ImportReport>)
                                    () -> catalogue().take(feed))
                            .toList(),
                    60,
                    TimeUnit.SECONDS);
            for (Future<ImportReport> report : reports) {
                assertThat(report.get().created()).isEqualTo(60);
            }
        } finally {
            workers.shutdownNow();
        }
        assertThat(catalogue().ask("select count(distinct slug) from product where external_id like 'race-%'"))
                .isEqualTo("240");
        assertThat(catalogue().ask("select count(*) from category where title like 'Number _'"))
                .isEqualTo("5");
    }

    @Test
    void anImportThatMayNotGoOnLeavesWhatIsInAndIsKnownAsStopped() {
        Path file = TestingCatalogue.file(IntStream.range(0, 600)
                .mapToObj(line -> "stop-%d,Stopped lamp,5 USD".formatted(line))
                .collect(Collectors.joining("\n", "id,title,price\n", "\n")));
        ImportProgress once = new ImportProgress() {
            private boolean asked;

            @Override
            public void at(ImportReport soFar, int percent) {
                asked = true;
            }

            @Override
            public boolean mayGoOn() {
                return !asked;
            }
        };

        assertThatThrownBy(() -> imports.run(
                        Importer.command("stopping"),
                        (reference, noted) -> importFeed.file(reference, file, noted, line -> {}),
                        once))
                .isInstanceOf(ImportStopped.class)
                .hasMessage("stopped after 250 lines");

        assertThat(catalogue().ask("select count(*) from variant where sku like 'stop-%'"))
                .isEqualTo("250");
        assertThat(catalogue().ask("select concat(state, ' ', created) from feed_import where name = 'stopping'"))
                .isEqualTo("STOPPED 250");
    }

    private void take(Path file) {
        importFeed.file(TestingCatalogue.reference(), file, (lines, percent) -> {}, line -> {});
    }

    private String slug(String sku) {
        return catalogue()
                .ask("select p.slug from product p join variant v on v.product_id = p.id where v.sku = '" + sku + "'");
    }

    /** As the relay would, which does not run here. */
    private void forget() {
        caches.drop(Set.of("product", "former-slug", "json"), "").await().indefinitely();
    }

    private ValidatableResponse product(String slug) {
        forget();
        return given().get("/api/v1/products/{slug}", slug).then().statusCode(200);
    }

    private void moved(String from, String to) {
        forget();
        given().redirects()
                .follow(false)
                .get("/api/v1/products/{slug}", from)
                .then()
                .statusCode(301)
                .header("Location", "/api/v1/products/" + to);
    }
}
