package dev.souk.checkout.customer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.souk.checkout.Member;
import dev.souk.checkout.Neighbours;
import dev.souk.checkout.Shopper;
import dev.souk.checkout.TestingClock;
import dev.souk.checkout.TestingMails;
import dev.souk.checkout.TestingShopper;
import dev.souk.checkout.TestingShopper.Shown;
import dev.souk.checkout.TestingTables;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import dev.souk.web.visitor.SigningKeys;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(Neighbours.class)
class VerifyEmailTest {

    private static final String KIND = "VERIFY_EMAIL";
    private static final String VERIFICATIONS = "/api/v1/email-verifications";
    private static final String PAGE = "/account/verify?link=";

    @Inject
    SigningKeys keys;

    @Inject
    TestingClock clock;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    @SuppressWarnings("NullAway.Init")
    private TestingMails mails;

    @SuppressWarnings("NullAway.Init")
    private TestingShopper browser;

    private final String email = UUID.randomUUID() + "@example.com";

    @BeforeEach
    void open() {
        Shopper.arrive();
        clock.present();
        mails = new TestingMails(new TestingTables(cluster));
        browser = new TestingShopper(keys);
        browser.signUp(email, "Leyla");
    }

    @Test
    void aPressOfTheButtonVerifiesAndALookDoesNot() {
        String link = mails.link(email, KIND, 1);
        TestingShopper elsewhere = new TestingShopper(keys);
        elsewhere.get(PAGE + link);
        Shown form = elsewhere.get(PAGE + link);
        assertThat(form.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(form.header("Cache-Control")).isEqualTo("no-store");
        assertThat(browser.get("/account").html()).contains("The address is not confirmed yet");

        Shown done = elsewhere.submit(form, Map.of());
        assertThat(done.status()).isEqualTo(303);
        assertThat(elsewhere.follow(done).heading()).isEqualTo("Your address is confirmed");
        assertThat(browser.get("/account").html())
                .contains("The address is confirmed.")
                .doesNotContain("/account/verify/again");
        assertThat(elsewhere.submit(form, Map.of()).status()).isEqualTo(410);
    }

    @Test
    void aWeekLaterItIsTooLate() {
        String link = mails.link(email, KIND, 1);
        TestingShopper elsewhere = new TestingShopper(keys);
        Shown form = elsewhere.get(PAGE + link);
        clock.advance(Duration.ofDays(7).plusSeconds(1));
        assertThat(elsewhere.get(PAGE + link).status()).isEqualTo(410);

        assertThat(elsewhere.submit(form, Map.of()).status()).isEqualTo(410);
        clock.present();
        assertThat(browser.get("/account").html()).contains("The address is not confirmed yet");
    }

    @Test
    void aLinkThatIsNoneIsNotRepeated() {
        Shown page = browser.get(PAGE + "_token=abcdef");
        assertThat(page.status()).isEqualTo(410);
        assertThat(page.html()).doesNotContain("abcdef");
    }

    @Test
    void itIsSentAgainButNotForEver() {
        mails.await(email, KIND, 1);
        Shown account = browser.get("/account");
        Shown again = browser.press(account, "/account/verify/again");
        assertThat(browser.follow(again).html()).contains("A mail is on its way to " + email);
        mails.await(email, KIND, 2);

        for (int i = 0; i < 4; i++) {
            assertThat(browser.press(account, "/account/verify/again").status()).isEqualTo(303);
        }
        browser.press(account, "/account/verify/again").assertIsLimited("verification-mail");
        assertThat(browser.post("/account/verify/again", Map.of()).status()).isEqualTo(403);
    }

    @Test
    void worksForApps() {
        Member member = Member.arrive();
        String first = mails.link(member.email(), KIND, 1);
        given().post(VERIFICATIONS).then().statusCode(401).body("type", endsWith("/unauthorized"));
        member.asks().post(VERIFICATIONS).then().statusCode(202).body(equalTo(""));
        String link = mails.link(member.email(), KIND, 2);
        member.asks().get("/api/v1/customers/me").then().body("verified", equalTo(false));

        put(link).then().statusCode(204).body(equalTo(""));
        member.asks().get("/api/v1/customers/me").then().body("verified", equalTo(true));
        for (String spent : List.of(link, first)) {
            put(spent)
                    .then()
                    .statusCode(410)
                    .contentType("application/problem+json")
                    .body("type", endsWith("/link-spent"))
                    .body("detail", not(containsString(spent)));
        }
        member.asks().post(VERIFICATIONS).then().statusCode(204).body(equalTo(""));
        mails.settled("verification-wanted");
        assertThat(mails.count(member.email(), KIND)).isEqualTo(2);
    }

    @Test
    void appsAskForItNotForEverEither() {
        Member member = Member.arrive();
        for (int i = 0; i < 5; i++) {
            member.asks().post(VERIFICATIONS).then().statusCode(202);
        }
        member.asks()
                .post(VERIFICATIONS)
                .then()
                .statusCode(429)
                .body("type", endsWith("/too-many-requests"))
                .header("Retry-After", notNullValue());
    }

    @Test
    void noOtherLinkIsGoodForAnApp() {
        Member member = Member.arrive();
        String link = mails.link(member.email(), KIND, 1);
        Member.json(new JsonObject().put("email", member.email()))
                .post("/api/v1/password-resets")
                .then()
                .statusCode(202);
        String reset = mails.link(member.email(), "RESET_PASSWORD", 1);
        String id = link.substring(0, 26);

        for (String bad : List.of(reset, id, id + '.', id + reset.substring(26), link + "A", "x", "%00")) {
            assertThat(put(bad).statusCode()).as(bad).isIn(410, 400, 404);
        }
        clock.advance(Duration.ofDays(7).plusSeconds(1));
        put(link).then().statusCode(410);
        clock.present();
        put(link).then().statusCode(204);
    }

    @Test
    void whoHasLeftIsAskedNoMore() {
        Member member = Member.arrive();
        String link = mails.link(member.email(), KIND, 1);
        member.asks().delete("/api/v1/customers/me").then().statusCode(204);

        member.asks().post(VERIFICATIONS).then().statusCode(401).body("type", endsWith("/invalid-token"));
        put(link).then().statusCode(410);
    }

    @Test
    void whoLeavesIsNamedInNoMail() {
        String link = mails.link(email, KIND, 1);
        Shown form = browser.get(PAGE + link);
        assertThat(browser.submit(browser.get("/account/delete"), Map.of()).status())
                .isEqualTo(303);

        assertThat(mails.count(email, KIND)).isZero();
        assertThat(new TestingTables(cluster).one("select count(*) from mail_link where email = ?", email))
                .isEqualTo("0");
        TestingShopper other = new TestingShopper(keys);
        assertThat(other.submit(
                                form,
                                Map.of("_token", other.get("/account/sign-in").field("_token")))
                        .status())
                .isEqualTo(410);
        assertThat(other.get(PAGE + link).status()).isEqualTo(410);
    }

    private static Response put(String link) {
        return given().put(VERIFICATIONS + "/" + link);
    }
}
