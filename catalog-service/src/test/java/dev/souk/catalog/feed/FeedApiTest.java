package dev.souk.catalog.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.souk.catalog.TestingCatalogue;
import dev.souk.catalog.admin.TestingIdentities;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
@TestProfile(FeedApiTest.SmallAndFast.class)
class FeedApiTest {

    private static final String HEADER = "id,title,price,quantity\n";
    private static final Duration LONG = Duration.ofSeconds(20);

    @Inject
    ImportFeed importFeed;

    @Inject
    TestingIdentities identities;

    @SuppressWarnings("NullAway.Init") // Quarkus sets it
    @TestHTTPResource
    URI shop;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    @SuppressWarnings("NullAway.Init") // made before each
    TestingCatalogue catalogue;

    @BeforeEach
    void open() {
        catalogue = new TestingCatalogue(importFeed, cluster);
    }

    @Test
    void whatStaffSendsIsOnTheShopAndInTheTrail() {
        String feed = HEADER + "http-1,Sent lamp,5 USD,3\nhttp-2,Broken lamp,five,3\nhttp-3,Other lamp,7 USD,1\n";

        String id = post(feed)
                .statusCode(200)
                .header("Souk-Position", notNullValue())
                .header("Cache-Control", equalTo("no-store"))
                .body("lines", equalTo(3))
                .body("created", equalTo(2))
                .body("productsCreated", equalTo(2))
                .body("refused", equalTo(1))
                .body("problems.line", contains(3))
                .body("problems[0].detail", containsString("five"))
                .extract()
                .path("id");
        catalogue.awaitReplicas();
        given().get("/api/v1/products/sent-lamp")
                .then()
                .statusCode(200)
                .body("price.amount", equalTo(500))
                .body("variants[0].available", equalTo(3));

        post(feed).statusCode(200).body("unchanged", equalTo(2)).body("created", equalTo(0));
        post(feed.replace("5 USD", "6 USD")).statusCode(200).body("changed", equalTo(1));

        changes()
                .queryParam("limit", 3)
                .get("/api/v1/admin/catalog/changes")
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .body("imports.changed", contains(1, 0, 0))
                .body("imports.state", contains("done", "done", "done"))
                .body("imports[2].id", equalTo(id))
                .body("imports[2].created", equalTo(2))
                .body("imports[2].refused", equalTo(1))
                .body("imports[2].by.name", equalTo("Anna"))
                .body("imports[2].by.customer", equalTo(TestingIdentities.id("Anna")))
                .body("imports[2].endedAt", endsWith("Z"));
        String next = changes()
                .queryParam("limit", 2)
                .get("/api/v1/admin/catalog/changes")
                .then()
                .body("imports.changed", contains(1, 0))
                .extract()
                .path("next");
        changes()
                .queryParam("limit", 1)
                .queryParam("cursor", next)
                .get("/api/v1/admin/catalog/changes")
                .then()
                .body("imports.id", contains(id));
        for (String page : List.of("/admin", "/admin/catalog/changes")) {
            given().cookie("souk_session", identities.staff("Berta"))
                    .get(page)
                    .then()
                    .statusCode(200)
                    .body(containsString("Product feed taken in"))
                    .body(containsString("2 created, 0 changed, 0 unchanged, 1 refused"))
                    .body(containsString("Anna"));
        }
        assertNothingIsLeft();
    }

    @Test
    void whoMayNotIsToldBeforeAnythingIsSent() {
        assertThat(answerTo("", "Content-Length: 900000"))
                .startsWith("HTTP/1.1 401")
                .containsIgnoringCase("\r\nConnection: close\r\n")
                .contains("problems/unauthorized");
        assertThat(answerTo(identities.customer("Carl"), "Transfer-Encoding: chunked"))
                .startsWith("HTTP/1.1 403")
                .contains("problems/forbidden");
        assertThat(answerTo("nonsense", "Content-Length: 900000"))
                .startsWith("HTTP/1.1 401")
                .contains("problems/invalid-token");
        given().cookie("souk_session", identities.staff("Anna"))
                .contentType("text/csv")
                .body(HEADER)
                .post(FeedApi.PATH)
                .then()
                .statusCode(401);
        assertNothingIsLeft();
    }

    @Test
    void whoIsTurnedAwayAndGoesOnSendingStillHearsWhy() {
        try (TestingUpload upload = new TestingUpload(shop, "", "Content-Length: 900000")) {
            upload.send("x".repeat(500_000));
            assertThat(upload.answer()).startsWith("HTTP/1.1 401");
            assertThat(upload.isHungUp()).isTrue();
        }
    }

    @Test
    void aFeedThatIsTooLargeIsRefusedAndAllOtherPathsKeepTheirLimit() throws Exception {
        assertThat(answerTo(identities.staff("Anna"), "Content-Length: 1048577"))
                .startsWith("HTTP/1.1 413")
                .contains("problems/request-entity-too-large", "1,048,576 bytes");

        try (TestingUpload upload = new TestingUpload(shop, identities.staff("Anna"), "Transfer-Encoding: chunked")) {
            for (int i = 0; i < 17; i++) {
                upload.sendChunk("x".repeat(65_000));
            }
            assertThat(upload.answer()).startsWith("HTTP/1.1 413").contains("problems/request-entity-too-large");
        }
        assertNothingIsLeft();

        String large = feed("large", 12_000);
        assertThat(large.length()).isBetween(330_000, 1_048_576);
        post(large).statusCode(200).body("created", equalTo(12_000));

        given().header("Authorization", "Bearer " + identities.staff("Anna"))
                .contentType("application/json")
                .header("If-Match", "\"v1-1-x\"")
                .body("{\"title\":\"" + " ".repeat(400_000) + "\"}")
                .patch("/api/v1/admin/catalog/products/1")
                .then()
                .statusCode(413);
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> chunked = client.send(
                    HttpRequest.newBuilder(shop.resolve("/api/v1/admin/catalog/products/1"))
                            .header("Authorization", "Bearer " + identities.staff("Anna"))
                            .header("Content-Type", "application/json")
                            .header("If-Match", "\"v1-1-x\"")
                            .method(
                                    "PATCH",
                                    HttpRequest.BodyPublishers.fromPublisher(
                                            HttpRequest.BodyPublishers.ofString(" ".repeat(400_000))))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(chunked.statusCode()).isEqualTo(413);
        }
    }

    @Test
    void aFeedMayWaitToBeAskedFor() throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(shop.resolve(FeedApi.PATH))
                            .header("Authorization", "Bearer " + identities.staff("Anna"))
                            .header("Content-Type", "text/csv")
                            .expectContinue(true)
                            .POST(HttpRequest.BodyPublishers.ofString(HEADER + "asked-1,Asked lamp,5 USD,1\n"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"created\":1");
        }
    }

    @Test
    void whatIsNoFeedIsAnsweredClearly() {
        String before = catalogue.ask("select count(*) from feed_import");
        post("").statusCode(422).body("type", endsWith("/unreadable-feed")).body("detail", containsString("empty"));
        post("{\"id\": 1}")
                .statusCode(422)
                .body("type", endsWith("/unreadable-feed"))
                .body("detail", containsString("names no column id, title, price"));
        assertThat(catalogue.ask("select count(*) from feed_import")).isEqualTo(before);

        post(HEADER + "no-1,Lamp,five,1\nno-2,,5 USD,1\n")
                .statusCode(422)
                .body("type", endsWith("/unusable-feed"))
                .body("errors.pointer", contains("line 2", "line 3"))
                .body("errors.detail", hasItem(containsString("five")));

        given().header("Authorization", "Bearer " + identities.staff("Anna"))
                .contentType("application/json")
                .body("{}")
                .post(FeedApi.PATH)
                .then()
                .statusCode(415);
        assertNothingIsLeft();
    }

    @Test
    void thereIsOneAtATime() {
        try (TestingUpload first = new TestingUpload(shop, identities.staff("Anna"), "Transfer-Encoding: chunked")) {
            first.sendChunk(HEADER);
            awaitTurn("1");

            post(HEADER + "second,Second lamp,5 USD,1\n")
                    .statusCode(409)
                    .header("Retry-After", "10")
                    .body("type", endsWith("/import-running"));

            first.sendChunk("first,First lamp,5 USD,1\n");
            first.send("0\r\n\r\n");
            assertThat(first.answer()).startsWith("HTTP/1.1 200").contains("\"created\":1");
        }
        post(HEADER + "second,Second lamp,5 USD,1\n").statusCode(200).body("created", equalTo(1));
        assertNothingIsLeft();
    }

    @Test
    void whoHangsUpLeavesNothingBehind() {
        try (TestingUpload upload = new TestingUpload(shop, identities.staff("Anna"), "Content-Length: 900000")) {
            upload.send(HEADER + "gone,Gone lamp,5 USD,1\n");
            await().atMost(LONG).until(() -> !waitingFiles().isEmpty());
            awaitTurn("1");
        }

        awaitTurn("0");
        await().atMost(LONG).untilAsserted(this::assertNothingIsLeft);
        assertThat(catalogue.ask("select count(*) from variant where sku = 'gone'"))
                .isEqualTo("0");
        post(HEADER + "next,Next lamp,5 USD,1\n").statusCode(200);
    }

    @Test
    void whoIsTooSlowIsToldSo() {
        try (TestingUpload upload = new TestingUpload(shop, identities.staff("Anna"), "Content-Length: 900000")) {
            upload.send(HEADER);
            assertThat(upload.answer()).startsWith("HTTP/1.1 408").contains("problems/request-timeout");
        }
        assertNothingIsLeft();
    }

    @Test
    void aDeadPodsTurnIsOverWhenItsTimeIs() {
        catalogue.change(
                "insert into feed_import (id, name, state, created, changed, unchanged, refused, began_at, turn, turn_until)"
                        + " values (1, 'Dead', 'BEGUN', 0, 0, 0, 0, '2026-01-01', 1, utc_timestamp() + interval 1 hour)");
        post(HEADER + "after,After lamp,5 USD,1\n").statusCode(409);

        catalogue.change("update feed_import set turn_until = utc_timestamp() - interval 1 second where id = 1");
        post(HEADER + "after,After lamp,5 USD,1\n").statusCode(200);

        assertThat(catalogue.ask("select concat(state, ' ', coalesce(turn, 'none')) from feed_import where id = 1"))
                .isEqualTo("BEGUN none");
    }

    private ValidatableResponse post(String feed) {
        return given().header("Authorization", "Bearer " + identities.staff("Anna"))
                .contentType("text/csv")
                .body(feed.getBytes(StandardCharsets.UTF_8))
                .post(FeedApi.PATH)
                .then();
    }

    private RequestSpecification changes() {
        return given().header("Authorization", "Bearer " + identities.staff("Anna"));
    }

    private String answerTo(String token, String headers) {
        try (TestingUpload upload = new TestingUpload(shop, token, headers)) {
            return upload.answer();
        }
    }

    private static String feed(String prefix, int lines) {
        return IntStream.range(0, lines)
                .mapToObj("%s-%%d,Large lamp,5 USD,1".formatted(prefix)::formatted)
                .collect(Collectors.joining("\n", HEADER, "\n"));
    }

    private void awaitTurn(String taken) {
        await().atMost(LONG)
                .until(() -> catalogue
                        .ask("select count(*) from feed_import where turn = 1")
                        .equals(taken));
    }

    private void assertNothingIsLeft() {
        assertThat(waitingFiles()).isEmpty();
        assertThat(catalogue.ask("select count(*) from feed_import where turn = 1 or began_at is null"))
                .isEqualTo("0");
    }

    private static List<Path> waitingFiles() {
        try (Stream<Path> files = Files.list(SmallAndFast.FOLDER)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static class SmallAndFast implements QuarkusTestProfile {

        static final Path FOLDER = Path.of("target/feeds").toAbsolutePath();

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Files.createDirectories(FOLDER);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.of(
                    "souk.feed.body-size", "1M",
                    "souk.feed.upload-within", "5s",
                    "souk.feed.folder", FOLDER.toString());
        }
    }
}
