package dev.souk.checkout.token;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItems;

import dev.souk.checkout.Member;
import dev.souk.checkout.Neighbours;
import dev.souk.checkout.Shopper;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Access tokens whose session, or whose key, is over before they are. */
@QuarkusTest
@TestProfile(SessionsEndTest.FreshNews.class)
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(Neighbours.class)
class SessionsEndTest {

    private static final String ME = "/api/v1/customers/me";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject
    TokenKeys keys;

    @BeforeEach
    void open() {
        Shopper.arrive();
    }

    @Test
    void afterSigningOutTheAccessTokenIsWorthNothing() {
        Member phone = Member.arrive();
        Member desk = phone.onAnotherDevice();
        phone.asks().delete("/api/v1/tokens").then().statusCode(204);

        awaitRefusal(phone);
        desk.asks().get(ME).then().statusCode(200);
    }

    @Test
    void afterAChangeOfPasswordThoseOfAllOtherSessionsAre() {
        Member here = Member.arrive();
        Member thief = here.onAnotherDevice();
        here.sends(new JsonObject().put("oldPassword", Member.PASSWORD).put("newPassword", "a new pass phrase"))
                .put(ME + "/password")
                .then()
                .statusCode(204);

        awaitRefusal(thief);
        here.asks().get(ME).then().statusCode(200);
    }

    @Test
    void aReusedRefreshTokenEndsTheAccessTokensOfBothHands() {
        Member member = Member.arrive();
        String second = Member.refresh(member.refreshToken()).path("refreshToken");
        String stolen = Member.refresh(second).path("accessToken");
        Member.refresh(member.refreshToken()).then().statusCode(401);

        awaitRefusal(member);
        Member.bearer(stolen).get(ME).then().statusCode(401);
    }

    @Test
    void keysAreRotatedWhileEverybodyStaysSignedIn() {
        Object first = FreshNews.read();
        Member before = Member.arrive();
        FreshNews.write(2, TestingKeys.make("second", Instant.now().minusSeconds(1)), first);
        keys.lookAgain();
        Member after = Member.arrive();

        assertThat(kid(before)).isEqualTo("first");
        assertThat(kid(after)).isEqualTo("second");
        given().get("/.well-known/jwks.json").then().body("keys.kid", hasItems("first", "second"));
        await().atMost(LIMIT).untilAsserted(() -> after.asks().get(ME).then().statusCode(200));
        before.asks().get(ME).then().statusCode(200);

        FreshNews.write(3, TestingKeys.make("third", Instant.now().minusSeconds(1)));
        keys.lookAgain();
        awaitRefusal(before);
        awaitRefusal(after);
        FreshNews.write(4, first);
        keys.lookAgain();
        await().atMost(LIMIT).untilAsserted(() -> before.asks().get(ME).then().statusCode(200));
    }

    private static void awaitRefusal(Member member) {
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> member.asks().get(ME).then().statusCode(401).body("type", endsWith("/invalid-token")));
    }

    private static String kid(Member member) {
        byte[] head = Base64.getUrlDecoder().decode(member.accessToken().split("\\.", -1)[0]);
        return new JsonObject(new String(head, StandardCharsets.UTF_8)).getString("kid");
    }

    /** News every second, and keys of its own. */
    public static class FreshNews implements QuarkusTestProfile {

        private static final Path FILE = Path.of("target", "rotated-token-keys.json");

        @Override
        public Map<String, String> getConfigOverrides() {
            write(1, TestingKeys.make("first", Instant.EPOCH));
            return Map.of("souk.identity.news-every", "1s", "souk.tokens.keys-file", FILE.toString());
        }

        static Object read() {
            try {
                return new JsonObject(Files.readString(FILE))
                        .getJsonArray("keys")
                        .getJsonObject(0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static void write(int second, Object... keys) {
            try {
                Files.writeString(
                        FILE,
                        new JsonObject()
                                .put("keys", new JsonArray(List.of(keys)))
                                .encode());
                Files.setLastModifiedTime(FILE, FileTime.from(Instant.EPOCH.plusSeconds(second)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
