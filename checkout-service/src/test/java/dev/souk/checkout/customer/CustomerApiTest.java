package dev.souk.checkout.customer;

import static dev.souk.checkout.Member.PASSWORD;
import static dev.souk.checkout.Member.json;
import static dev.souk.checkout.Member.refresh;
import static dev.souk.checkout.Member.signIn;
import static dev.souk.checkout.Member.signUp;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.souk.checkout.Crockford;
import dev.souk.checkout.Member;
import dev.souk.checkout.Neighbours;
import dev.souk.checkout.Shopper;
import dev.souk.checkout.TestingClock;
import dev.souk.checkout.TestingMails;
import dev.souk.checkout.TestingTables;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(Neighbours.class)
class CustomerApiTest {

    private static final String CUSTOMERS = "/api/v1/customers";
    private static final String ME = CUSTOMERS + "/me";
    private static final String ADDRESSES = ME + "/addresses";

    @Inject
    TestingClock clock;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    @SuppressWarnings("NullAway.Init")
    private TestingTables tables;

    private final String email = UUID.randomUUID() + "@example.com";

    @BeforeEach
    void open() {
        Shopper.arrive();
        tables = new TestingTables(cluster);
        clock.present();
    }

    @Test
    void signsUp() {
        signUp(" " + email + " ", PASSWORD, " Leyla  Aydin ")
                .then()
                .statusCode(201)
                .header("Location", equalTo(ME))
                .body("id", matchesPattern("[0-9a-z]{26}"))
                .body("email", equalTo(email))
                .body("name", equalTo("Leyla  Aydin"))
                .body("verified", equalTo(false))
                .body("keySet()", hasSize(5));
        assertThat(tables.one("select password_hash from customer where email = ?", email))
                .startsWith("$2a$04$");
    }

    @Test
    void anEmailAddressHasOneAccountHoweverItIsWritten() {
        signUp(email, PASSWORD, "Leyla").then().statusCode(201);

        for (String same : List.of(email, email.toUpperCase(Locale.ROOT), email.replace("e", "\uff45"))) {
            signUp(same, "another password", "Mallory")
                    .then()
                    .statusCode(409)
                    .body("type", endsWith("/email-taken"))
                    .body("errors.pointer", contains("/email"));
        }
        assertThat(tables.one("select count(*) from customer where email_key = ?", email))
                .isEqualTo("1");
        signIn(email, PASSWORD).then().statusCode(200);
    }

    @Test
    void aCrowdMakesOneAccount() throws Exception {
        List<Future<Response>> answers = new ArrayList<>();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                answers.add(crowd.submit(() -> signUp(email, PASSWORD, "Leyla")));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Response> answer : answers) {
            statuses.add(answer.get().statusCode());
        }
        assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    @Test
    void triesAreLimitedByAccount() {
        for (int i = 0; i < 5; i++) {
            signUp(email, PASSWORD, "Leyla").then().statusCode(i == 0 ? 201 : 409);
        }
        signUp(email, PASSWORD, "Leyla")
                .then()
                .statusCode(429)
                .header("RateLimit-Policy", equalTo("\"sign-up-by-account\";q=5;w=3600"));
    }

    @Test
    void triesAreLimitedByAddress() {
        String address = Member.address();
        int status = 0;
        int tries = 0;
        while (status != 429 && tries < 60) {
            status = Member.from(address)
                    .contentType("application/json")
                    .body(new JsonObject()
                            .put("email", tries + email)
                            .put("password", PASSWORD)
                            .put("name", "Leyla")
                            .encode())
                    .post(CUSTOMERS)
                    .statusCode();
            tries++;
        }
        assertThat(tries).isBetween(51, 53);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', a good pass phrase, Leyla, /email",
                "leyla, a good pass phrase, Leyla, /email",
                "leyla@example, a good pass phrase, Leyla, /email",
                "ley la@example.com, a good pass phrase, Leyla, /email",
                "leyla@example.com, short, Leyla, /password",
                "leyla@example.com, iloveyou, Leyla, /password",
                "leyla@example.com, '          ', Leyla, /password",
                "leyla@example.com, a good pass phrase, '  ', /name"
            })
    void saysWhatCannotBeKept(String typedEmail, String password, String name, String pointer) {
        signUp(typedEmail, password, name)
                .then()
                .statusCode(422)
                .body("type", endsWith("/invalid-body"))
                .body("errors.pointer", contains(pointer));
    }

    @Test
    void saysAllOfItAtOnce() {
        signUp("x", "x", "x".repeat(101))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/name", "/email", "/password"));
        signUp("x".repeat(250) + "@example.com", PASSWORD, "a\u0000b\u202e")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/name", "/email"));
    }

    @Test
    void nobodyMakesThemselvesStaff() {
        JsonObject body = new JsonObject()
                .put("email", email)
                .put("password", PASSWORD)
                .put("name", "Mallory")
                .put("staff", true)
                .put("verified", true)
                .put("verifiedAt", "2026-01-01T00:00:00Z")
                .put("version", 7)
                .put("id", "0".repeat(26))
                .put("roles", "staff")
                .put("passwordHash", "$2a$04$");
        json(body).post(CUSTOMERS).then().statusCode(201).body("verified", equalTo(false));
        String token = signIn(email, PASSWORD).path("accessToken");
        Member.bearer(token)
                .contentType("application/json")
                .body(body.encode())
                .patch(ME)
                .then()
                .statusCode(200)
                .body("verified", equalTo(false))
                .body("email", equalTo(email))
                .body("id", not(equalTo("0".repeat(26))));

        assertThat(tables.one(
                        "select concat(staff, coalesce(verified_at, '-'), version, public_id <> repeat('0', 26))"
                                + " from customer where email = ?",
                        email))
                .isEqualTo("0-01");
    }

    @Test
    void theSameRequestMakesOneAccountAndGivesTheSameAnswer() {
        JsonObject body =
                new JsonObject().put("email", email).put("password", PASSWORD).put("name", "Leyla");
        String key = UUID.randomUUID().toString();

        String first = json(body)
                .header("Idempotency-Key", key)
                .post(CUSTOMERS)
                .then()
                .statusCode(201)
                .extract()
                .asString();
        json(body)
                .header("Idempotency-Key", key)
                .post(CUSTOMERS)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", equalTo("true"))
                .body(equalTo(first));
        json(body.copy().put("password", "another password"))
                .header("Idempotency-Key", key)
                .post(CUSTOMERS)
                .then()
                .statusCode(422)
                .body("type", endsWith("/idempotency-key-reused"));
    }

    @Test
    void showsTheirOwnAndNobodyElses() {
        Member leyla = Member.arrive();
        Member mallory = Member.arrive();

        leyla.asks().get(ME).then().statusCode(200).body("email", equalTo(leyla.email()));
        mallory.asks().get(ME).then().statusCode(200).body("email", equalTo(mallory.email()));
        given().get(ME).then().statusCode(401).body("type", endsWith("/unauthorized"));
        given().cookie("souk_session", leyla.accessToken()).get(ME).then().statusCode(401);
        String id = leyla.asks().get(ME).path("id");
        mallory.asks().get(CUSTOMERS + "/" + id).then().statusCode(404);
    }

    @Test
    void isCalledOtherwiseUnlessSomebodyElseWasQuicker() {
        Member member = Member.arrive();
        String tag = member.asks().get(ME).then().statusCode(200).extract().header("ETag");
        member.asks().header("If-None-Match", tag).get(ME).then().statusCode(304);

        String next = member.sends(new JsonObject().put("name", " Leyla Aydin "))
                .header("If-Match", tag)
                .patch(ME)
                .then()
                .statusCode(200)
                .body("name", equalTo("Leyla Aydin"))
                .extract()
                .header("ETag");
        member.sends(new JsonObject().put("name", "L."))
                .header("If-Match", tag)
                .patch(ME)
                .then()
                .statusCode(412)
                .body("type", endsWith("/stale-version"))
                .body("current.name", equalTo("Leyla Aydin"));
        member.sends(new JsonObject().put("name", "L."))
                .header("If-Match", next)
                .patch(ME)
                .then()
                .statusCode(200);
        member.sends(new JsonObject().put("name", " ")).patch(ME).then().statusCode(422);
        member.sends(new JsonObject()).patch(ME).then().statusCode(200).body("name", equalTo("L."));
    }

    @Test
    void aNewPasswordEndsEveryOtherSession() {
        Member here = Member.arrive();
        Member thief = here.onAnotherDevice();

        changePassword(here, "not the old one", "a new pass phrase")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/oldPassword"));
        changePassword(here, PASSWORD, "password1")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/newPassword"));
        refresh(thief.refreshToken()).then().statusCode(200);
        changePassword(here, PASSWORD, "a new pass phrase").then().statusCode(204);

        assertThat(tables.one("select revoked_why from token_family where public_id = ?", thief.session()))
                .isEqualTo("PASSWORD_CHANGED");
        refresh(here.refreshToken()).then().statusCode(200);
        signIn(here.email(), PASSWORD).then().statusCode(401);
        signIn(here.email(), "a new pass phrase").then().statusCode(200);
    }

    @Test
    void guessesOfTheOldPasswordAreLimited() {
        Member member = Member.arrive();
        for (int i = 0; i < 10; i++) {
            changePassword(member, "guess number " + i, "a new pass phrase")
                    .then()
                    .statusCode(422);
        }
        changePassword(member, PASSWORD, "a new pass phrase").then().statusCode(429);
    }

    @Test
    void whoWantsToBeForgottenIs() {
        Member member = Member.arrive();
        String id = member.asks().get(ME).path("id");
        member.sends(home()).post(ADDRESSES).then().statusCode(201);
        String order = order(id);

        given().delete(ME).then().statusCode(401);
        member.asks().delete(ME).then().statusCode(204);

        assertThat(tables.one("select count(*) from customer where public_id = ?", id))
                .isEqualTo("0");
        assertThat(tables.one("select count(*) from customer where email = ?", member.email()))
                .isEqualTo("0");
        assertThat(tables.one(
                        "select count(*) from customer_address a left join customer c on c.id = a.customer_id"
                                + " where c.id is null and a.line1 <> ?",
                        "nothing"))
                .isEqualTo("0");
        assertThat(tables.one(
                        "select concat(revoked_why, user_agent) from token_family where public_id = ?",
                        member.session()))
                .isEqualTo("DELETED");
        assertThat(tables.one("select coalesce(customer_id, 'nobody''s') from placed_order where number = ?", order))
                .isEqualTo("nobody's");
        member.asks().get(ME).then().statusCode(401).body("type", endsWith("/invalid-token"));
        member.sends(home()).post(ADDRESSES).then().statusCode(401);
        refresh(member.refreshToken()).then().statusCode(401);
        signIn(member.email(), PASSWORD).then().statusCode(401);
        signUp(member.email(), PASSWORD, "Leyla again").then().statusCode(201);
    }

    @Test
    void takesAwayAllThatIsHeldOfThem() {
        Member member = Member.arrive();
        member.sends(home()).post(ADDRESSES).then().statusCode(201);
        String all = member.asks()
                .get(ME + "/export")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("attachment"))
                .header("Cache-Control", "no-store")
                .body("customer.email", equalTo(member.email()))
                .body("addresses[0].city", equalTo("Izmir"))
                .body("sessions", hasSize(1))
                .body("sessions[0].id", equalTo(member.session()))
                .extract()
                .asString();
        assertThat(all).doesNotContain("$2a$").doesNotContain("secret").doesNotContain("hash");
        given().get(ME + "/export").then().statusCode(401);
    }

    @Test
    void takesAwayWhatWasMailedToThemOnceThatIsKnownToBeThem() {
        String name = UUID.randomUUID().toString();
        String email = "e" + name + "@example.com";
        TestingMails mails = new TestingMails(tables);
        signUp("é" + name + "@example.com", PASSWORD, "Somebody else").then().statusCode(201);
        mails.await(email, "VERIFY_EMAIL", 1); // the database does not tell e from é
        signUp(email, PASSWORD, "Leyla").then().statusCode(201);
        String link = mails.link(email, "VERIFY_EMAIL", 2);
        String token = signIn(email, PASSWORD).then().statusCode(200).extract().path("accessToken");
        Member.bearer(token)
                .get(ME + "/export")
                .then()
                .statusCode(200)
                .body("customer.verified", equalTo(false))
                .body("mails", empty());

        given().put("/api/v1/email-verifications/" + link).then().statusCode(204);
        String all = Member.bearer(token)
                .get(ME + "/export")
                .then()
                .statusCode(200)
                .body("mails", hasSize(1))
                .body("mails[0].kind", equalTo("verify_email"))
                .body("mails[0].recipient", equalTo(email))
                .body("mails[0].subject", equalTo("Confirm your e-mail address"))
                .body("mails[0].sentAt", containsString("T"))
                .extract()
                .asString();
        assertThat(all).doesNotContain(link);
    }

    @Test
    void keepsAddresses() {
        Member member = Member.arrive();
        String id = member.sends(home())
                .post(ADDRESSES)
                .then()
                .statusCode(201)
                .header("Location", containsString(ADDRESSES + "/"))
                .body("country", equalTo("TR"))
                .body("region", equalTo(null))
                .extract()
                .path("id");

        member.sends(home().put("city", "Ankara")
                        .put("region", "Ankara")
                        .put("id", "1")
                        .put("customerId", 1))
                .put(ADDRESSES + "/" + id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("city", equalTo("Ankara"));
        member.sends(home().put("city", "Ankara").put("region", "Ankara"))
                .put(ADDRESSES + "/" + id)
                .then()
                .statusCode(200); // the same again is no failure
        member.asks()
                .get(ADDRESSES)
                .then()
                .statusCode(200)
                .body("items.city", contains("Ankara"))
                .body("next", equalTo(null));
        member.asks().delete(ADDRESSES + "/" + id).then().statusCode(204);
        member.asks().delete(ADDRESSES + "/" + id).then().statusCode(404);
        member.asks().get(ADDRESSES).then().body("items", hasSize(0));
    }

    @Test
    void nobodyReachesTheAddressesOfOthers() {
        Member leyla = Member.arrive();
        Member mallory = Member.arrive();
        String id = leyla.sends(home()).post(ADDRESSES).path("id");

        mallory.asks().get(ADDRESSES).then().body("items", hasSize(0));
        mallory.sends(home().put("city", "Elsewhere"))
                .put(ADDRESSES + "/" + id)
                .then()
                .statusCode(404)
                .body("type", endsWith("/not-found"));
        mallory.asks().delete(ADDRESSES + "/" + id).then().statusCode(404);
        given().get(ADDRESSES).then().statusCode(401);
        given().delete(ADDRESSES + "/" + id).then().statusCode(401);
        leyla.asks().get(ADDRESSES).then().body("items.city", contains("Izmir"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "-1", "zzzzzzzzzzzzzzzzzzzz", "%20", "0"})
    void anIdThatIsNoneIsNotFound(String id) {
        Member member = Member.arrive();
        member.asks()
                .urlEncodingEnabled(false)
                .delete(ADDRESSES + "/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void anAddressThatCannotBeKeptIsNot() {
        Member member = Member.arrive();
        member.sends(home().put("line1", " ").put("city", "x".repeat(101)).put("country", "XX"))
                .post(ADDRESSES)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/line1", "/city", "/country"));
        member.sends(new JsonObject()).post(ADDRESSES).then().statusCode(422);
    }

    @Test
    void thereAreTwentyAtMostHoweverManyComeAtOnce() throws Exception {
        Member member = Member.arrive();
        for (int i = 0; i < 18; i++) {
            member.sends(home()).post(ADDRESSES).then().statusCode(201);
        }
        List<Future<Response>> answers = new ArrayList<>();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                answers.add(crowd.submit(() -> member.sends(home()).post(ADDRESSES)));
            }
        }
        int kept = 0;
        for (Future<Response> answer : answers) {
            kept += answer.get().statusCode() == 201 ? 1 : 0;
        }
        assertThat(kept).isEqualTo(2);
        member.asks().get(ADDRESSES).then().body("items", hasSize(20));
    }

    /** One of theirs in the books. */
    private String order(String customer) {
        String number = Crockford.random(10);
        tables.change(
                "insert into placed_order (id, number, access_key, session_id, charge_key, charge_id, reservation, status,"
                        + " email, address, delivery_method, card_last_four, currency, subtotal, discount, delivery, tax,"
                        + " total, created_at, customer_id) values (1, '" + number + "', '', 1, '" + number + "', '', '"
                        + number
                        + "', 'PAID', 'x@example.com', '{}', 'standard', '4242', 'USD', 1, 0, 0, 0, 1, now(), ?)",
                customer);
        return number;
    }

    private static Response changePassword(Member member, String old, String wanted) {
        return member.sends(new JsonObject().put("oldPassword", old).put("newPassword", wanted))
                .put(ME + "/password");
    }

    private static JsonObject home() {
        return new JsonObject()
                .put("name", "Leyla Aydin")
                .put("line1", "Kemeralti 1")
                .put("city", "Izmir")
                .put("postalCode", "35210")
                .put("country", "tr");
    }
}
