package dev.souk.checkout.customer;

import static dev.souk.checkout.Member.json;
import static dev.souk.checkout.Shopper.pay;
import static dev.souk.checkout.Shopper.ready;
import static dev.souk.checkout.TestingPayments.APPROVED;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.checkout.Member;
import dev.souk.checkout.Neighbours;
import dev.souk.checkout.Shopper;
import dev.souk.checkout.TestingCarts;
import dev.souk.checkout.TestingClock;
import dev.souk.checkout.TestingShopper;
import dev.souk.checkout.TestingShopper.Shown;
import dev.souk.checkout.TestingStock;
import dev.souk.checkout.TestingTables;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import dev.souk.web.visitor.SigningKeys;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who asks for a mail learns nothing from the asking: nothing is looked up, while nothing is delivered here. */
@QuarkusTest
@TestProfile(QuietAskingTest.NobodyAsks.class)
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(value = Neighbours.class, initArgs = @ResourceArg(name = "relay", value = "false"))
class QuietAskingTest {

    @Inject
    SigningKeys keys;

    @Inject
    TestingClock clock;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingStock stock;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingCarts carts;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    /** What an answer and its making show to the outside. */
    private record Seen(int status, String headers, String body, long reads, long writes) {}

    @BeforeEach
    void open() {
        Shopper.arrive();
        clock.present();
        stock.shelve("lamp", 1000, 1250);
    }

    @Test
    void aForgottenPasswordLooksNothingUp() {
        Member member = Member.arrive();
        Seen known = seen(() -> ask(member.email()));
        Seen unknown = seen(() -> ask("un" + member.email()));

        assertThat(known).isEqualTo(unknown);
        assertThat(known.status()).isEqualTo(202);
        assertThat(known.reads()).isZero();
        assertThat(known.writes()).isOne();
        TestingTables tables = new TestingTables(cluster);
        assertThat(tables.one(
                        "select payload from outbox where topic = 'password-forgotten' and payload like concat('%\"', ?, '\"%')",
                        member.email()))
                .isEqualTo(new JsonObject().put("email", member.email()).encode());
        assertThat(tables.one("select count(*) from mail_link where email = ?", member.email()))
                .isEqualTo("0");
    }

    @Test
    void aLostOrderLooksNothingUp() {
        Response bought = pay(ready(carts.fill("lamp", 2)), APPROVED)
                .statusCode(200)
                .extract()
                .response();
        TestingShopper browser = new TestingShopper(keys);
        Shown form = browser.get("/orders/find");

        Seen right = seen(() -> find(browser, form, bought.path("order.number"), "ada@shop.example"));
        Seen wrong = seen(() -> find(browser, form, bought.path("order.number"), "eve@shop.example"));
        Seen unknown = seen(() -> find(browser, form, "7KQ4M-X2P9T", "ada@shop.example"));

        assertThat(right).isEqualTo(wrong).isEqualTo(unknown);
        assertThat(right.status()).isEqualTo(303);
        assertThat(right.reads()).isZero();
        assertThat(right.writes()).isOne();
    }

    private Seen seen(Supplier<Seen> asking) {
        long reads = count("souk_db_node_reads");
        long writes = count("souk_db_node_writes");
        Seen seen = asking.get();
        return new Seen(
                seen.status(),
                seen.headers(),
                seen.body(),
                count("souk_db_node_reads") - reads,
                count("souk_db_node_writes") - writes);
    }

    private static Seen ask(String email) {
        Response answer = json(new JsonObject().put("email", email)).post("/api/v1/password-resets");
        return new Seen(answer.statusCode(), String.valueOf(answer.header("Content-Type")), answer.asString(), 0, 0);
    }

    private static Seen find(TestingShopper browser, Shown form, String number, String email) {
        Shown answer = browser.submit(form, Map.of("number", number, "email", email));
        return new Seen(
                answer.status(), answer.header("Location").replaceFirst("^http://[^/]+", ""), answer.html(), 0, 0);
    }

    private static long count(String name) {
        Matcher counts = Pattern.compile(name + "_total\\{[^}]*} ([0-9.]+)")
                .matcher(given().get("/q/metrics")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
        assertThat(counts.find()).as(name).isTrue();
        return (long) Double.parseDouble(counts.group(1));
    }

    /** Nothing else is read meanwhile. */
    public static class NobodyAsks implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("souk.identity.news-every", "1h");
        }
    }
}
