package dev.souk.checkout.customer;

import static dev.souk.checkout.Member.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.checkout.Member;
import dev.souk.checkout.Neighbours;
import dev.souk.checkout.Shopper;
import dev.souk.checkout.TestingCarts;
import dev.souk.checkout.TestingClock;
import dev.souk.checkout.TestingShopper;
import dev.souk.checkout.TestingShopper.Shown;
import dev.souk.checkout.TestingStock;
import dev.souk.embedded.junit.EmbeddedDatabase;
import dev.souk.web.visitor.SigningKeys;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts on pages, without script. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(Neighbours.class)
class AccountPagesTest {

    @Inject
    SigningKeys keys;

    @Inject
    TestingClock clock;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingCarts carts;

    @SuppressWarnings("NullAway.Init")
    TestingStock stock;

    @SuppressWarnings("NullAway.Init")
    private TestingShopper browser;

    private final String email = UUID.randomUUID() + "@example.com";

    @BeforeEach
    void open() {
        Shopper.arrive();
        clock.present();
        stock.shelve("lamp", 1000, 2500);
        browser = new TestingShopper(keys);
    }

    @Test
    void signsUpAndIsGreetedAndSignsOut() {
        Shown home = browser.follow(browser.signUp(email, "Leyla"));
        assertThat(browser.cookie("souk_session")).isNotEmpty();

        Shown account = browser.get("/account");
        assertThat(account.heading()).isEqualTo("Your account");
        assertThat(account.html()).contains(email, "Hello, Leyla", "/account/orders");
        assertThat(account.header("Cache-Control")).isEqualTo("no-store");
        assertThat(home.status()).isIn(200, 404); // "/" is the catalogue's

        String visitor = browser.cookie("souk_visitor");
        Shown out = browser.press(account, "/account/sign-out");
        assertThat(out.status()).isEqualTo(303);
        assertThat(browser.cookie("souk_session")).isEmpty();
        assertThat(browser.cookie("souk_visitor")).isNotEmpty().isNotEqualTo(visitor);
        assertThat(browser.get("/account").header("Location")).endsWith("/account/sign-in?next=%2Faccount");
    }

    @Test
    void isLedBackToWhereItWasAskedToSignIn() {
        browser.signUp(email, "Leyla");
        browser.press(browser.get("/account"), "/account/sign-out");

        Shown form = browser.follow(browser.get("/account/addresses"));
        assertThat(form.heading()).isEqualTo("Sign in");
        Shown in = browser.submit(form, Map.of("email", email.toUpperCase(Locale.ROOT), "password", PASSWORD));
        assertThat(in.status()).isEqualTo(303);
        assertThat(browser.follow(in).heading()).isEqualTo("Your addresses");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "/a\r\nSet-Cookie: x=y"})
    void isNeverLedAway(String next) {
        browser.signUp(email, "Leyla");
        browser.press(browser.get("/account"), "/account/sign-out");

        Shown in = browser.submit(
                browser.get("/account/sign-in"), Map.of("email", email, "password", PASSWORD, "next", next));
        assertThat(in.status()).isEqualTo(303);
        assertThat(in.header("Location")).endsWith("/").doesNotContain("evil");
        assertThat(browser.cookie("x")).isEmpty();
    }

    /** Else a stranger's link finds the form's token out, by how well the page can be compressed. */
    @ParameterizedTest
    @ValueSource(strings = {"/account/sign-in?next=/checkout", "/account/sign-up?next=/_token=a"})
    void aTokenBesideWordsOfTheRequestIsNotCompressed(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                            .header("Accept-Encoding", "gzip")
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(new String(answer.body(), StandardCharsets.ISO_8859_1))
                    .contains("<input type=\"hidden\" name=\"_token\" value=\"");
        }
    }

    @Test
    void whoIsSignedInIsNotAskedToSignUp() {
        browser.signUp(email, "Leyla");
        Shown again = browser.get("/account/sign-up?next=/account/addresses");
        assertThat(again.status()).isEqualTo(303);
        assertThat(browser.follow(again).heading()).isEqualTo("Your addresses");
    }

    @Test
    void nothingTellsWhetherAnAddressHasAnAccount() {
        browser.signUp(email, "Leyla");
        TestingShopper stranger = new TestingShopper(keys);
        Shown wrong = stranger.submit(
                stranger.get("/account/sign-in"), Map.of("email", email, "password", "not the password"));
        Shown unknown = stranger.submit(
                stranger.get("/account/sign-in"), Map.of("email", "un" + email, "password", "not the password"));

        assertThat(wrong.status()).isEqualTo(422).isEqualTo(unknown.status());
        assertThat(wrong.html().replace(email, "")).isEqualTo(unknown.html().replace("un" + email, ""));
        assertThat(wrong.html())
                .contains("This is not the e-mail address and the password of an account.", email)
                .doesNotContain("not the password");
        assertThat(stranger.cookie("souk_session")).isEmpty();
    }

    @Test
    void tooManyTriesAreSaidToBeSo() {
        Shown form = browser.get("/account/sign-in");
        Map<String, String> guess = Map.of("email", email, "password", "not the password");
        Shown last = browser.submit(form, guess);
        for (int tries = 0; tries < 20 && last.status() != 429; tries++) {
            last = browser.submit(form, guess);
        }
        last.assertIsLimited("sign-in-by-account");
        assertThat(last.html()).contains("There were too many tries.", email).doesNotContain("This is not the e-mail");
    }

    @Test
    void whatIsWrongWithASignUpIsSaidAndNothingTypedIsLost() {
        Shown again = browser.submit(
                browser.get("/account/sign-up"),
                Map.of("email", "nonsense", "name", "<b>Leyla</b>{config:x}", "password", "password"));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.html())
                .contains("Write it as name@example.com.", "passwords that are tried first", "value=\"nonsense\"")
                .contains("&lt;b&gt;Leyla&lt;/b&gt;{config:x}")
                .doesNotContain("<b>Leyla", "value=\"password\"");
        browser.signUp(email, "Leyla");
        TestingShopper other = new TestingShopper(keys);
        assertThat(other.signUp(email, "Eve").html()).contains("There is an account with this e-mail address.");
    }

    @Test
    void aPlantedVisitorKnowsNoFormOfWhoSignsIn() {
        TestingShopper planted = browser;
        Shown guests = planted.get("/account/sign-up");
        String known = guests.field("_token");
        planted.signUp(email, "Leyla");

        Shown forged = planted.post("/account/name", Map.of("_token", known, "name", "Eve"));
        assertThat(forged.status()).isEqualTo(403);
        assertThat(planted.get("/account").html()).contains("Hello, Leyla").doesNotContain("Hello, Eve");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account/sign-in",
                "/account/sign-up",
                "/account/sign-out",
                "/account/name",
                "/account/password",
                "/account/delete",
                "/account/addresses",
                "/account/addresses/1",
                "/account/addresses/1/remove"
            })
    void everyFormNeedsItsOwnToken(String path) {
        browser.signUp(email, "Leyla");
        String stale = browser.get("/account").field("_token");
        TestingShopper other = new TestingShopper(keys);
        String foreign = other.get("/account/sign-in").field("_token");

        for (Map<String, String> form : List.of(
                Map.of("name", "Eve"), Map.of("name", "Eve", "_token", foreign), Map.of("name", "Eve", "_token", ""))) {
            assertThat(browser.post(path, form).status()).as(form.toString()).isEqualTo(403);
        }
        browser.press(browser.get("/account"), "/account/sign-out");
        assertThat(browser.post(path, Map.of("name", "Eve", "_token", stale)).status())
                .as("a stale one")
                .isIn(303, 403);
        Shown back = browser.submit(browser.get("/account/sign-in"), Map.of("email", email, "password", PASSWORD));
        assertThat(back.status()).as("the account is there, and its password").isEqualTo(303);
        assertThat(browser.get("/account").html()).contains("Hello, Leyla");
    }

    @Test
    void namesAndPasswordsAreChanged() {
        browser.signUp(email, "Leyla");
        Shown changed = browser.submit(browser.get("/account/name"), Map.of("name", "Leyla A."));
        assertThat(browser.follow(changed).html()).contains("It is changed.", "Hello, Leyla A.");

        Shown wrong = browser.submit(
                browser.get("/account/password"),
                Map.of("oldPassword", "not the password", "newPassword", "quite another one"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html()).contains("This is not your present password.").doesNotContain("quite another");
        Shown right = browser.submit(
                browser.get("/account/password"), Map.of("oldPassword", PASSWORD, "newPassword", "quite another one"));
        assertThat(browser.follow(right).html()).contains("It is changed.");
        Member.signIn(email, PASSWORD).then().statusCode(401);
        Member.signIn(email, "quite another one").then().statusCode(200);
    }

    @Test
    void addressesAreKeptChangedAndRemovedAndNobodyElses() {
        browser.signUp(email, "Leyla");
        Map<String, String> street = Map.of(
                "name",
                "Leyla Aydin",
                "line1",
                "1 Long Street",
                "city",
                "Basel",
                "postalCode",
                "4051",
                "country",
                "CH");
        Shown bad = browser.submit(browser.get("/account/addresses/new"), Map.of("name", "Leyla", "country", "XX"));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.html()).contains("value=\"Leyla\"", "Please fill this in.", "Choose one of them.");

        Shown all = browser.follow(browser.submit(bad, street));
        assertThat(all.html()).contains("1 Long Street", "Switzerland");
        String edit = all.values("a", "href").stream()
                .filter(href -> href.matches("/account/addresses/[0-9a-z]+") && !href.endsWith("/new"))
                .findFirst()
                .orElseThrow();
        TestingShopper other = new TestingShopper(keys);
        other.signUp("un" + email, "Eve");
        assertThat(other.get(edit).status()).isEqualTo(404);
        Shown account = other.get("/account");
        assertThat(other.press(account, edit + "/remove").status()).isEqualTo(404);
        assertThat(other.post(edit, with(street, "_token", account.field("_token")))
                        .status())
                .isEqualTo(404);

        Shown changed = browser.submit(browser.get(edit), Map.of("city", "Bern"));
        assertThat(browser.follow(changed).html()).contains("Bern").doesNotContain("Basel");
        browser.press(browser.get("/account"), edit + "/remove");
        assertThat(browser.get("/account/addresses").html()).contains("There is no address yet.");
    }

    @Test
    void aCheckoutInProgressGoesOnAfterTheSignInAndIsNobodyElses() {
        TestingShopper guest = new TestingShopper(keys);
        carts.belongs(carts.fill("lamp", 2), guest.visitor());
        Shown address = guest.follow(guest.press("/checkout"));
        assertThat(address.path()).matches("/checkout/[0-9a-z]+/address");
        guest.signUp(email, "Leyla");
        assertThat(guest.cookie("souk_cart")).startsWith("2");

        Shown same = guest.get(address.path());
        assertThat(same.status()).isEqualTo(200);
        Shown delivery = guest.follow(guest.submit(
                same,
                Map.of(
                        "email",
                        email,
                        "name",
                        "Leyla Aydin",
                        "line1",
                        "1 Long Street",
                        "city",
                        "Somewhere",
                        "region",
                        "CA",
                        "postalCode",
                        "94110",
                        "country",
                        "US")));
        Shown payment = guest.follow(guest.submit(delivery, Map.of("deliveryMethod", "standard")));
        Shown order = guest.follow(guest.submit(payment, Map.of("card", "4242424242424242")));
        assertThat(order.path()).contains("/orders/");

        Shown orders = guest.get("/account/orders");
        String number = order.path().replaceFirst("\\?.*", "");
        assertThat(orders.html()).contains(number.substring("/orders/".length()), "2 pieces");
        assertThat(guest.get(number).status()).as("without its key").isEqualTo(200);
        TestingShopper other = new TestingShopper(keys);
        assertThat(other.get(number).status()).isEqualTo(404);
        other.signUp("un" + email, "Eve");
        assertThat(other.get(number).status()).isEqualTo(404);
        assertThat(other.get("/account/orders").html()).contains("There is no order yet");
        guest.press(guest.get("/account"), "/account/sign-out");
        assertThat(guest.get(address.path()).status()).as("signed out").isEqualTo(404);
    }

    @Test
    void anAccountIsDeletedForGood() {
        browser.signUp(email, "Leyla");
        Shown gone = browser.follow(browser.submit(browser.get("/account/delete"), Map.of()));
        assertThat(gone.status()).isEqualTo(200);
        assertThat(gone.heading()).isEqualTo("Your account is deleted");
        assertThat(gone.html()).doesNotContain("Leyla", "/account/orders");
        assertThat(browser.get("/account").status()).isEqualTo(303);
        Member.signIn(email, PASSWORD).then().statusCode(401);
    }

    @Test
    void allThatIsHeldIsDownloaded() {
        browser.signUp(email, "Leyla");
        Shown all = browser.get("/account/export");
        assertThat(all.status()).as(all.html()).isEqualTo(200);
        assertThat(all.header("Content-Disposition")).contains("attachment");
        assertThat(all.html()).contains(email, "Leyla").doesNotContain("$2");
    }

    private static Map<String, String> with(Map<String, String> form, String field, String value) {
        Map<String, String> more = new HashMap<>(form);
        more.put(field, value);
        return more;
    }
}
