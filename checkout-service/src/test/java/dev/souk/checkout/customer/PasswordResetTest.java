package dev.souk.checkout.customer;

import static dev.souk.checkout.Member.PASSWORD;
import static dev.souk.checkout.Member.json;
import static dev.souk.checkout.Member.refresh;
import static dev.souk.checkout.Member.signIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.souk.checkout.LogLines;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forgotten passwords, on pages and as JSON. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(Neighbours.class)
class PasswordResetTest {

    private static final String RESETS = "/api/v1/password-resets";
    private static final String KIND = "RESET_PASSWORD";
    private static final String FRESH = "quite another one";

    @Inject
    SigningKeys keys;

    @Inject
    TestingClock clock;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    @SuppressWarnings("NullAway.Init")
    private TestingTables tables;

    @SuppressWarnings("NullAway.Init")
    private TestingMails mails;

    @BeforeEach
    void open() {
        Shopper.arrive();
        clock.present();
        tables = new TestingTables(cluster);
        mails = new TestingMails(tables);
    }

    @Test
    void leadsBackIntoTheAccount() {
        Member member = Member.arrive();
        TestingShopper browser = new TestingShopper(keys);
        assertThat(browser.get("/account/sign-in").html()).contains("Forgot your password?", "\"/account/reset\"");

        Shown asked = browser.submit(
                browser.get("/account/reset"),
                Map.of("email", ' ' + member.email().toUpperCase(Locale.ROOT)));
        assertThat(browser.follow(asked).heading()).isEqualTo("A mail is on its way");
        String page = "/account/reset/new?link=" + mails.link(member.email(), KIND, 1);
        browser.get(page); // as a program does that scans mails
        Shown form = browser.get(page);
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(form.header("Cache-Control")).isEqualTo("no-store");

        Shown again = browser.submit(form, Map.of("password", "short"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.html()).contains("At least 8 characters.").doesNotContain("short\"");
        Shown done = browser.submit(again, Map.of("password", FRESH));
        assertThat(done.status()).isEqualTo(303);
        assertThat(browser.follow(done).html())
                .contains("Your password is changed", "signed out everywhere", "/account/sign-in");

        assertThat(browser.cookie("souk_session"))
                .as("nobody is signed in by it")
                .isEmpty();
        refresh(member.refreshToken()).then().statusCode(401);
        signIn(member.email(), PASSWORD).then().statusCode(401);
        String token =
                signIn(member.email(), FRESH).then().statusCode(200).extract().path("accessToken");
        Member.bearer(token)
                .get("/api/v1/customers/me")
                .then()
                .body("verified", equalTo(true))
                .body("email", equalTo(member.email()));
        Shown late = browser.submit(again, Map.of("password", "and one more of them"));
        assertThat(late.status()).isEqualTo(410);
        assertThat(late.heading()).isEqualTo("This link is good no more");
        assertThat(browser.get(page).status()).isEqualTo(410);
    }

    @Test
    void worksForApps() {
        Member member = Member.arrive();
        ask(member.email()).then().statusCode(202).body(equalTo(""));
        String link = mails.link(member.email(), KIND, 1);

        put(link, "password")
                .then()
                .statusCode(422)
                .body("type", endsWith("/invalid-body"))
                .body("errors[0].pointer", equalTo("/password"));
        put(link, FRESH).then().statusCode(204);
        put(link, FRESH).then().statusCode(410).body("type", endsWith("/link-spent"));
        signIn(member.email(), FRESH).then().statusCode(200);
    }

    @Test
    void anHourLaterItIsTooLate() {
        Member member = Member.arrive();
        ask(member.email());
        String link = mails.link(member.email(), KIND, 1);
        clock.advance(Duration.ofMinutes(61));

        put(link, FRESH).then().statusCode(410);
        assertThat(new TestingShopper(keys)
                        .get("/account/reset/new?link=" + link)
                        .status())
                .isEqualTo(410);
        clock.present();
        put(link, FRESH).then().statusCode(204);
    }

    @Test
    void noOtherLinkIsGood() {
        Member member = Member.arrive();
        String verification = mails.link(member.email(), "VERIFY_EMAIL", 1);
        ask(member.email());
        String link = mails.link(member.email(), KIND, 1);
        String id = link.substring(0, 26);
        assertThat(tables.one("select purpose from mail_link where id = ?", id)).isEqualTo(KIND);

        for (String bad : List.of(
                verification,
                id,
                id + '.',
                id + '.' + "A".repeat(22),
                id + verification.substring(26),
                link + "A",
                "x",
                "%00")) {
            assertThat(put(bad, FRESH).statusCode()).as(bad).isIn(410, 400, 404);
        }
        signIn(member.email(), PASSWORD).then().statusCode(200);
    }

    @Test
    void oneOfTwoUsesUpTheOther() {
        Member member = Member.arrive();
        ask(member.email());
        String first = mails.link(member.email(), KIND, 1);
        ask(member.email());
        String second = mails.link(member.email(), KIND, 2);

        put(second, FRESH).then().statusCode(204);
        put(first, "and one more of them").then().statusCode(410);
    }

    @Test
    void ofACrowdOneChooses() throws Exception {
        Member member = Member.arrive();
        ask(member.email());
        String link = mails.link(member.email(), KIND, 1);

        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> answers = IntStream.range(0, 6)
                    .mapToObj(one -> crowd.submit(() -> put(link, FRESH + one)))
                    .toList();
            for (Future<Response> answer : answers) {
                statuses.add(answer.get().statusCode());
            }
        }
        assertThat(statuses).containsOnlyOnce(204).allMatch(status -> status == 204 || status == 410);
    }

    @Test
    void nobodysMailboxIsFilled() {
        Member member = Member.arrive();
        for (int i = 0; i < 3; i++) {
            ask(member.email()).then().statusCode(202);
        }
        ask(member.email()).then().statusCode(429).body("type", endsWith("/too-many-requests"));
        TestingShopper browser = new TestingShopper(keys);
        Shown page = browser.submit(browser.get("/account/reset"), Map.of("email", member.email()));
        page.assertIsLimited("password-reset-by-account");
        assertThat(page.html()).contains("There were too many tries.", member.email());
        mails.await(member.email(), KIND, 3);
    }

    @Test
    void theLinkIsInTheMailAlone() {
        LogLines log = LogLines.listen();
        String link;
        Member member;
        try {
            member = Member.arrive();
            ask(member.email());
            link = mails.link(member.email(), KIND, 1);
            TestingShopper browser = new TestingShopper(keys);
            browser.submit(browser.get("/account/reset/new?link=" + link), Map.of("password", "short"));
            put(link, "short");
            put(link, FRESH).then().statusCode(204);
            put(link, FRESH);
        } finally {
            log.close();
        }

        assertThat(log.text()).doesNotContain(link, link.substring(27), FRESH, member.email());
        String found = "select count(*) from outbox where payload like concat('%', ?, '%')";
        assertThat(tables.one(found, link.substring(0, 26))).isEqualTo("0");
        assertThat(tables.one(found, link.substring(27))).isEqualTo("0");
    }

    private static Response ask(String email) {
        return json(new JsonObject().put("email", email)).post(RESETS);
    }

    private static Response put(String link, String password) {
        return json(new JsonObject().put("password", password)).put(RESETS + "/" + link);
    }
}
