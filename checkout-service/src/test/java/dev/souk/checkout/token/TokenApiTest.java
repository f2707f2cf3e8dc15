package dev.souk.checkout.token;

import static dev.souk.checkout.Member.PASSWORD;
import static dev.souk.checkout.Member.bearer;
import static dev.souk.checkout.Member.json;
import static dev.souk.checkout.Member.refresh;
import static dev.souk.checkout.Member.signIn;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.souk.checkout.LogLines;
import dev.souk.checkout.Member;
import dev.souk.checkout.Neighbours;
import dev.souk.checkout.Shopper;
import dev.souk.checkout.TestingClock;
import dev.souk.checkout.TestingServer;
import dev.souk.checkout.TestingTables;
import dev.souk.db.ExpiredRows;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(Neighbours.class)
class TokenApiTest {

    private static final String ME = "/api/v1/customers/me";
    private static final String SHOP = "http://localhost:8080";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Inject
    TestingClock clock;

    @Inject
    MeterRegistry metrics;

    @Inject
    ExpiredRows expired;

    @Inject
    TokenKeys keys;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    @SuppressWarnings("NullAway.Init")
    private TestingTables tables;

    @BeforeEach
    void open() {
        Shopper.arrive();
        tables = new TestingTables(cluster);
        clock.present();
    }

    @AfterEach
    void present() {
        clock.present();
    }

    @Test
    void givesTokensForEmailAndPassword() {
        Member member = Member.arrive();

        signIn("  " + member.email().toUpperCase(Locale.ROOT) + " ", PASSWORD)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("expiresAt", matchesPattern("\\d{4}-.*Z"));
        JsonObject head = part(member.accessToken(), 0);
        assertThat(head.getString("alg")).isEqualTo("ES256");
        assertThat(head.getString("typ")).isEqualTo("at+jwt");
        assertThat(head.getString("kid")).isEqualTo("only-for-tests");
        JsonObject claims = part(member.accessToken(), 1);
        assertThat(claims.getString("iss")).isEqualTo(SHOP);
        assertThat(claims.getString("aud")).isEqualTo(SHOP);
        assertThat(claims.getString("sub")).matches("[0-9a-z]{26}");
        assertThat(claims.getString("sid")).isEqualTo(member.session());
        assertThat(claims.getString("name")).isEqualTo("Leyla");
        assertThat(claims.getJsonArray("groups")).isEqualTo(new JsonArray().add("customer"));
        assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(900);
        assertThat(claims.fieldNames())
                .containsExactlyInAnyOrder("iss", "aud", "sub", "sid", "name", "groups", "iat", "exp", "jti");
        member.asks().get(ME).then().statusCode(200).body("id", equalTo(claims.getString("sub")));
    }

    @Test
    void neverTellsWhetherThereIsAnAccount() {
        Member member = Member.arrive();
        long before = hashes();

        String known = refusal(member.email(), "a wrong password");
        long forKnown = hashes() - before;
        String unknown = refusal("nobody-" + member.email(), "a wrong password");
        long forUnknown = hashes() - before - forKnown;

        assertThat(unknown).isEqualTo(known);
        assertThat(forKnown).isEqualTo(1);
        assertThat(forUnknown).isEqualTo(1);
        assertThat(refusal("no address at all", "a wrong password")).isEqualTo(known);
        assertThat(refusal("x".repeat(10_000), "a wrong password")).isEqualTo(known);
    }

    @Test
    void triesAreLimitedByAccountWhereverTheyComeFrom() {
        Member member = Member.arrive(); // one
        for (int i = 0; i < 9; i++) {
            signIn(member.email(), "guess number " + i).then().statusCode(401);
        }

        signIn(member.email(), PASSWORD)
                .then()
                .statusCode(429)
                .body("type", endsWith("/too-many-requests"))
                .header("Retry-After", matchesPattern("\\d+"))
                .header("RateLimit-Policy", equalTo("\"sign-in-by-account\";q=10;w=900"))
                .header("RateLimit", matchesPattern("\"sign-in-by-account\";r=0;t=\\d+"));
        String nobody = "nobody-" + member.email();
        for (int i = 0; i < 10; i++) {
            signIn(nobody, "guess number " + i).then().statusCode(401);
        }
        signIn(nobody, PASSWORD).then().statusCode(429);
        member.asks().get(ME).then().statusCode(200); // whoever is signed in stays so
    }

    @Test
    void triesAreLimitedByAddressWhoeverTheyAreFor() {
        String address = Member.address();
        int status = 0;
        int tries = 0;
        while (status != 429 && tries < 120) {
            status = Member.from(address)
                    .contentType(ContentType.JSON)
                    .body(new JsonObject()
                            .put("email", "somebody-" + tries + "@example.com")
                            .put("password", PASSWORD)
                            .encode())
                    .post("/api/v1/tokens")
                    .statusCode();
            tries++;
        }
        assertThat(tries).isBetween(100, 105);
    }

    @Test
    void aHashOfAnotherCostIsMadeAnewAtTheNextSignIn() throws Exception {
        Member member = Member.arrive();
        String former = hash(member);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(PASSWORD.getBytes(StandardCharsets.UTF_8));
        String dearer = BcryptUtil.bcryptHash(Base64.getEncoder().encodeToString(digest), 5);
        tables.change("update customer set password_hash = '" + dearer + "' where email = ?", member.email());

        signIn(member.email(), PASSWORD).then().statusCode(200);

        assertThat(hash(member)).startsWith("$2a$04$").isNotEqualTo(former);
        signIn(member.email(), PASSWORD).then().statusCode(200);
    }

    @Test
    void aRefreshTokenGivesTheNext() {
        Member member = Member.arrive();

        Response renewed = refresh(member.refreshToken());
        renewed.then().statusCode(200).body("refreshToken", not(equalTo(member.refreshToken())));

        String next = renewed.path("refreshToken");
        assertThat(part(renewed.path("accessToken"), 1).getString("sid")).isEqualTo(member.session());
        refresh(next).then().statusCode(200);
    }

    @Test
    void twentyAtOnceAllGetTheSameSuccessor() throws Exception {
        Member member = Member.arrive();
        List<Future<Response>> answers = new ArrayList<>();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                answers.add(crowd.submit(() -> refresh(member.refreshToken())));
            }
        }

        Set<String> successors = new HashSet<>();
        for (Future<Response> answer : answers) {
            answer.get().then().statusCode(200);
            successors.add(answer.get().path("refreshToken"));
        }
        assertThat(successors).hasSize(1);
        refresh(successors.iterator().next()).then().statusCode(200);
    }

    @Test
    void aLostAnswerIsForgivenForAMoment() {
        Member member = Member.arrive();
        String next = refresh(member.refreshToken()).path("refreshToken");

        clock.advance(Duration.ofSeconds(25));
        assertThat(refresh(member.refreshToken()).<String>path("refreshToken")).isEqualTo(next);

        clock.advance(Duration.ofSeconds(6));
        refused(member.refreshToken());
        refused(next); // whoever has which of the two: the session is over
        assertThat(tables.one("select revoked_why from token_family where public_id = ?", member.session()))
                .isEqualTo("REUSED");
    }

    @Test
    void anOlderOneEndsTheSessionAtOnce() {
        Member member = Member.arrive();
        String second = refresh(member.refreshToken()).path("refreshToken");
        String third = refresh(second).path("refreshToken");

        refused(member.refreshToken());
        refused(second);
        refused(third);
    }

    @Test
    void otherSessionsOfTheCustomerGoOn() {
        Member phone = Member.arrive();
        Member desk = phone.onAnotherDevice();
        String second = refresh(phone.refreshToken()).path("refreshToken");
        refresh(second).then().statusCode(200);
        refused(phone.refreshToken());

        refresh(desk.refreshToken()).then().statusCode(200);
    }

    @Test
    void whatTheDatabaseHoldsMakesNoToken() {
        Member member = Member.arrive();
        String secret = tables.one("select secret from token_family where public_id = ?", member.session());
        String signature = member.refreshToken().substring(member.refreshToken().lastIndexOf('.') + 1);

        assertThat(secret).isNotEqualTo(signature);
        refused(member.session() + ".0." + secret.substring(0, 22));
        refused(member.session() + ".0." + "A".repeat(22));
        refused(member.session() + ".1." + signature);
        refused("0".repeat(26) + ".0." + signature);
        refresh(member.refreshToken()).then().statusCode(200); // guesses end nobody's session
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "..", "a.b.c", "0123456789abcdefghjkmnpqrs.99999999999.AAAAAAAAAAAAAAAAAAAAAA"})
    void nonsenseIsRefused(String token) {
        refused(token);
    }

    @Test
    void aBodyOfAnotherShapeIsRefused() {
        json(new JsonObject()).post("/api/v1/tokens/refresh").then().statusCode(422);
        json(new JsonObject().put("email", 7).put("password", PASSWORD))
                .post("/api/v1/tokens")
                .then()
                .statusCode(422);
    }

    @Test
    void whoDoesNotComeForAMonthSignsInAgain() {
        Member member = Member.arrive();
        clock.advance(Duration.ofDays(29));
        String next = refresh(member.refreshToken()).path("refreshToken");
        clock.advance(Duration.ofDays(29));
        next = refresh(next).path("refreshToken");
        clock.advance(Duration.ofDays(31));

        refused(next);
    }

    @Test
    void aSessionEndsAfterHalfAYear() {
        Member member = Member.arrive();
        String token = member.refreshToken();
        for (int days = 20; days <= 160; days += 20) {
            clock.advance(Duration.ofDays(20));
            token = refresh(token).path("refreshToken");
        }
        clock.advance(Duration.ofDays(21));

        refused(token);
    }

    @Test
    void whatIsOverIsRemovedWhenEverybodyWasTold() {
        Member left = Member.arrive();
        Member stays = Member.arrive();
        left.asks().delete("/api/v1/tokens").then().statusCode(204);
        assertThat(ended(clock.instant().minusSeconds(60))).contains(left.session());
        assertThat(ended(clock.instant().plusSeconds(60))).doesNotContain(left.session());

        clock.advance(Duration.ofMinutes(74));
        expired.remove("token_family").await().atMost(LIMIT);
        assertThat(rows(left)).isEqualTo("1");
        assertThat(ended(Instant.EPOCH)).contains(left.session());
        clock.advance(Duration.ofMinutes(2));
        expired.remove("token_family").await().atMost(LIMIT);

        assertThat(rows(left)).isEqualTo("0");
        assertThat(rows(stays)).isEqualTo("1");
    }

    @Test
    void signingOutEndsTheSessionOfTheTokenAlone() {
        Member phone = Member.arrive();
        Member desk = phone.onAnotherDevice();

        given().delete("/api/v1/tokens").then().statusCode(401).body("type", endsWith("/unauthorized"));
        phone.asks().delete("/api/v1/tokens").then().statusCode(204);
        refused(phone.refreshToken());
        refresh(desk.refreshToken()).then().statusCode(200);
    }

    @Test
    void anExpiredTokenIsWorthNothing() {
        Member member = Member.arrive();
        clock.advance(Duration.ofMinutes(14));
        member.asks().get(ME).then().statusCode(200);
        clock.advance(Duration.ofMinutes(2));
        refusedBearer(member.accessToken());
    }

    @Test
    void aTokenThatWeDidNotSignIsWorthNothing() throws Exception {
        Member member = Member.arrive();
        String claims = member.accessToken().split("\\.", -1)[1];
        String none = base64("{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"only-for-tests\"}");
        String symmetric = base64("{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"only-for-tests\"}");
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        PrivateKey strange = generator.generateKeyPair().getPrivate();
        PrivateKey ours = keys.signing().secret();

        refusedBearer(none + '.' + claims + '.');
        refusedBearer(none + '.' + claims + ".AAAA");
        refusedBearer(symmetric + '.' + claims + ".AAAA");
        refusedBearer(signed(member, strange, "only-for-tests", "at+jwt", SHOP));
        refusedBearer(signed(member, strange, "unheard-of", "at+jwt", SHOP));
        refusedBearer(signed(member, ours, "only-for-tests", "at+jwt", "http://evil.example"));
        refusedBearer(signed(member, ours, "only-for-tests", "JWT", SHOP));
        refusedBearer(member.refreshToken());
        bearer(signed(member, ours, "only-for-tests", "at+jwt", SHOP))
                .get(ME)
                .then()
                .statusCode(200); // so it was what it seemed to be
    }

    @Test
    void publishesPublicPartsAlone() {
        String published = given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=60")
                .header("Set-Cookie", equalTo(null))
                .extract()
                .asString();
        JsonObject key = new JsonObject(published).getJsonArray("keys").getJsonObject(0);
        assertThat(key.fieldNames()).containsExactlyInAnyOrder("kty", "kid", "crv", "x", "y", "use", "alg");
        assertThat(key.getString("kid")).isEqualTo("only-for-tests");
    }

    @Test
    void servicesLearnKeysAndRenewSessions() {
        Member member = Member.arrive();

        given().get("/internal/identity").then().statusCode(401);
        member.asks().get("/internal/identity").then().statusCode(401);
        service().get("/internal/identity?since=yesterday").then().statusCode(400);
        service()
                .get("/internal/identity")
                .then()
                .statusCode(200)
                .body("keys[0].kid", equalTo("only-for-tests"))
                .body("keys[0].d", equalTo(null));
        renewal(given(), member.refreshToken()).then().statusCode(401);
        String next = renewal(service(), member.refreshToken())
                .then()
                .statusCode(200)
                .body("expiresAt", matchesPattern("\\d{4}-.*Z"))
                .extract()
                .path("refreshToken");
        refresh(next).then().statusCode(200);
        renewal(service(), "nonsense").then().statusCode(404);
    }

    @Test
    void staffIsWhomTheTableCallsSo() {
        Member member = Member.arrive();
        tables.change("update customer set staff = true where email = ?", member.email());

        Response renewed = refresh(member.refreshToken());

        assertThat(part(renewed.path("accessToken"), 1).getJsonArray("groups"))
                .containsExactlyInAnyOrder("customer", "staff");
    }

    @Test
    void noSecretIsInTheLog() {
        LogLines log = LogLines.listen();
        Member member;
        String second;
        try {
            member = Member.arrive();
            second = refresh(member.refreshToken()).path("refreshToken");
            refresh(second).then().statusCode(200);
            refused(member.refreshToken());
            signIn(member.email(), PASSWORD + "!").then().statusCode(401);
            Member.signUp(member.email(), PASSWORD, "Leyla").then().statusCode(409);
            json(new JsonObject().put("email", PASSWORD).put("password", 1)).post("/api/v1/tokens");
        } finally {
            log.close();
        }

        assertThat(log.text())
                .contains("Session " + member.session() + " is over")
                .doesNotContain(PASSWORD)
                .doesNotContain(member.accessToken().split("\\.", -1)[2])
                .doesNotContain(member.refreshToken().substring(28))
                .doesNotContain(second.substring(28))
                .doesNotContain(member.email())
                .doesNotContain("$2a$");
    }

    private static String refusal(String email, String password) {
        return signIn(email, password)
                .then()
                .statusCode(401)
                .body("type", endsWith("/invalid-credentials"))
                .extract()
                .asString();
    }

    private static void refused(String refreshToken) {
        refresh(refreshToken).then().statusCode(401).body("type", endsWith("/invalid-token"));
    }

    private static void refusedBearer(String token) {
        bearer(token).get(ME).then().statusCode(401).body("type", endsWith("/invalid-token"));
    }

    private static RequestSpecification service() {
        return given().header("Authorization", "Bearer " + TestingServer.KEY);
    }

    private static Response renewal(RequestSpecification caller, String refreshToken) {
        return caller.contentType(ContentType.JSON)
                .body(new JsonObject().put("refreshToken", refreshToken).encode())
                .post("/internal/tokens/renew");
    }

    private static List<String> ended(Instant since) {
        return service()
                .queryParam("since", since.toString())
                .get("/internal/identity")
                .then()
                .statusCode(200)
                .extract()
                .path("revoked.session");
    }

    private static String signed(Member member, PrivateKey key, String kid, String type, String issuer) {
        JsonObject claims = part(member.accessToken(), 1);
        return Jwt.issuer(issuer)
                .audience(SHOP)
                .subject(claims.getString("sub"))
                .claim("sid", claims.getString("sid"))
                .claim("name", "Leyla")
                .groups(Set.of("customer"))
                .expiresAt(claims.getLong("exp"))
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .keyId(kid)
                .type(type)
                .sign(key);
    }

    private String rows(Member member) {
        return tables.one("select count(*) from token_family where public_id = ?", member.session());
    }

    private String hash(Member member) {
        return tables.one("select password_hash from customer where email = ?", member.email());
    }

    private long hashes() {
        return metrics.get("souk.passwords.hashing").timer().count();
    }

    private static JsonObject part(String token, int part) {
        byte[] json = Base64.getUrlDecoder().decode(token.split("\\.", -1)[part]);
        return new JsonObject(new String(json, StandardCharsets.UTF_8));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
