package dev.souk.local.endtoend;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.builder.RequestSpecBuilder;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Buys in the shop that {@code ./souk up} opens as an app does, through the gateway and all services. */
@TestInstance(Lifecycle.PER_CLASS)
class OrderingIT {

    private static final int CROWD = Boolean.getBoolean("souk.long") ? 1000 : 200;
    private static final int PIECES = CROWD / 10;
    private static final int ROUNDS = 5;

    private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private OpenShop shop;

    @SuppressWarnings("NullAway.Init")
    private RequestSpecification app;

    @RegisterExtension
    final LogsOnFailure logs = new LogsOnFailure(() -> folder);

    @BeforeAll
    void open(@TempDir Path own) throws IOException, InterruptedException {
        folder = own;
        shop = OpenShop.open(folder, "--replicas", "1");
        shop.sell("lamp,1000,12.50 USD", "last," + PIECES + ",9.00 USD");
        app = new RequestSpecBuilder()
                .setBaseUri(shop.address())
                .setContentType(ContentType.JSON)
                .build();
    }

    @AfterAll
    void close() throws IOException {
        shop.close();
    }

    @Test
    void buysInFiveRequests() {
        JsonPath cart = given(app)
                .body(Map.of("lines", List.of(Map.of("sku", "lamp", "quantity", 3))))
                .post("/api/v1/carts")
                .then()
                .statusCode(201)
                .header("ETag", matchesPattern("\"v\\d+-[^\"]+\""))
                .body("lines.sku", contains("lamp"))
                .body("totals.total.amount", equalTo(3750))
                .body("totals.tax", nullValue())
                .extract()
                .jsonPath();

        String session = given(app)
                .body(Map.of("cartId", cart.getString("id")))
                .post("/api/v1/checkout-sessions")
                .then()
                .statusCode(201)
                .body("status", equalTo("incomplete"))
                .extract()
                .path("id");

        JsonPath ready = given(app)
                .body("""
                        {"email": "ada@example.com",
                         "shippingAddress": {"name": "Ada Lovelace", "line1": "1 Long Street", "city": "Springfield",
                                             "region": "CA", "postalCode": "94110", "country": "US"},
                         "deliveryMethod": "standard"}""")
                .put("/api/v1/checkout-sessions/{id}", session)
                .then()
                .statusCode(200)
                .body("status", equalTo("ready_for_complete"))
                .body("problems", equalTo(List.of()))
                .extract()
                .jsonPath();
        assertThat(amount(ready, "total"))
                .isEqualTo(amount(ready, "subtotal")
                        + amount(ready, "discount")
                        + amount(ready, "delivery")
                        + amount(ready, "tax"));

        JsonPath paid = given(app)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("payment", Map.of("provider", "sandbox", "card", "4242424242424242")))
                .post("/api/v1/checkout-sessions/{id}/complete", session)
                .then()
                .statusCode(200)
                .body("status", equalTo("completed"))
                .body("order.url", containsString("/orders/"))
                .extract()
                .jsonPath();

        String number = paid.getString("order.number");
        String key = paid.getString("order.key");
        given(app)
                .queryParam("key", key)
                .get("/api/v1/orders/{number}", number)
                .then()
                .statusCode(200)
                .body("number", equalTo(number))
                .body("status", equalTo("paid"))
                .body("lines.quantity", contains(3))
                .body("totals.total.amount", equalTo((int) amount(ready, "total")))
                .body("history.status", contains("placed", "paid"));
        given(app).get("/api/v1/orders/{number}", number).then().statusCode(404);
        given(app)
                .accept(ContentType.HTML)
                .get(paid.getString("order.url"))
                .then()
                .statusCode(200)
                .body(containsString(number));
        given(app)
                .get("/api/v1/carts/{id}", cart.getString("id"))
                .then()
                .statusCode(200)
                .body("lines", equalTo(List.of()));
    }

    @Test
    void sellsTheLastPiecesToExactlyAsMany() throws Exception {
        try (HttpClient client =
                        HttpClient.newBuilder().version(Version.HTTP_1_1).build();
                ExecutorService few = Executors.newFixedThreadPool(32);
                ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            TestingBuyer buyer = new TestingBuyer(client, shop.address());
            List<String> carts = all(few, CROWD, i -> buyer.fillCart("last"));
            int sold = 0;
            // A piece that was set aside for a request that failed comes back a moment later: who missed it may try
            // again.
            for (int round = 0; round < ROUNDS && sold < PIECES; round++) {
                List<String> losers = checkOut(buyer, carts, crowd);
                sold += carts.size() - losers.size();
                carts = losers;
            }

            assertThat(sold).isEqualTo(PIECES);
        }
        await().untilAsserted(() -> given(app)
                .get("/api/v1/products/piece-last")
                .then()
                .statusCode(200)
                .body("variants.availability", contains("out_of_stock")));
        shop.souk("audit").withExitCode(0);
    }

    /** All at once; gives the carts of those who were told that it is sold out. */
    private static List<String> checkOut(TestingBuyer buyer, List<String> carts, ExecutorService crowd)
            throws Exception {
        List<HttpResponse<String>> answers = all(crowd, carts.size(), i -> buyer.tryToCheckOut(carts.get(i)));
        List<String> losers = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            // 200 for who asked again because the first answer was too slow to come
            assertThat(answers.get(i).statusCode()).isIn(200, 201, 409);
            if (answers.get(i).statusCode() == 409) {
                assertThat(answers.get(i).body()).contains("insufficient-stock");
                losers.add(carts.get(i));
            }
        }
        return losers;
    }

    private static long amount(JsonPath session, String part) {
        return session.getLong("totals." + part + ".amount");
    }

    private static <T> List<T> all(ExecutorService crowd, int count, IntFunction<T> step) throws Exception {
        List<Future<T>> started = IntStream.range(0, count)
                .mapToObj(i -> crowd.submit(() -> step.apply(i)))
                .toList();
        List<T> done = new ArrayList<>();
        for (Future<T> future : started) {
            done.add(future.get());
        }
        return done;
    }
}
