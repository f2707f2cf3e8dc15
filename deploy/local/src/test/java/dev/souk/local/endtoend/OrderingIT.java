package dev.souk.local.endtoend;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.builder.RequestSpecBuilder;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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

    /** All that an app needs is the document: it signs up, shops, pays, loses the network, and leaves. */
    @Test
    void aCustomersAppNeedsTheDocumentAlone() throws IOException {
        DescribedApi guest = DescribedApi.at(shop.address());
        Map<String, String> who =
                Map.of("email", UUID.randomUUID() + "@example.com", "password", "forty winks and a nap");
        Map<String, String> fresh = new HashMap<>(who);
        fresh.put("name", "Ada");
        guest.call("signUp", Map.of(), fresh).then().statusCode(201);
        String token = guest.call("signIn", Map.of(), who)
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
        DescribedApi customer = guest.as(token);

        String guests = guest.call(
                        "createCart", Map.of(), Map.of("lines", List.of(Map.of("sku", "lamp", "quantity", 2))))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        customer.call(
                        "addLines",
                        Map.of("id", customer.call("getCurrentCart", Map.of()).path("id")),
                        Map.of("sku", "lamp", "quantity", 1))
                .then()
                .statusCode(201);
        String cart = customer.call("mergeCart", Map.of("id", guests))
                .then()
                .statusCode(200)
                .body("lines.quantity", contains(3))
                .extract()
                .path("id");

        String challenged = toPayment(customer, cart);
        String bank = complete(
                        customer,
                        challenged,
                        "4000002500003155",
                        UUID.randomUUID().toString())
                .then()
                .statusCode(200)
                .body("status", equalTo("requires_escalation"))
                .extract()
                .path("continueUrl");
        given().formParam("answer", "pass").post(bank);
        await().untilAsserted(() ->
                customer.call("getCheckout", Map.of("id", challenged)).then().body("status", equalTo("completed")));

        await("what was bought is out of the cart, a moment after the order")
                .untilAsserted(
                        () -> customer.call("getCurrentCart", Map.of()).then().body("lines", hasSize(0)));
        customer.call("addLines", Map.of("id", cart), Map.of("sku", "lamp", "quantity", 1))
                .then()
                .statusCode(201);
        String session = toPayment(customer, cart);
        String key = UUID.randomUUID().toString();
        completeAndLoseTheNetwork(customer, token, session, key);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> complete(customer, session, "4242424242424242", key)
                        .then()
                        .statusCode(200)
                        .header("Idempotent-Replayed", "true"));
        String number = complete(customer, session, "4242424242424242", key).path("order.number");

        customer.call("listOrders", Map.of())
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].number", equalTo(number))
                .body("items[0].lines.quantity", contains(1));
        customer.call("getOrder", Map.of("number", number))
                .then()
                .statusCode(200)
                .body("status", equalTo("paid"));
        customer.call("deleteCustomer", Map.of()).then().statusCode(204);
        guest.call("signIn", Map.of(), who).then().statusCode(401);
    }

    private static String toPayment(DescribedApi customer, String cart) {
        String session = customer.call("startCheckout", Map.of(), Map.of("cartId", cart))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        customer.call("changeCheckout", Map.of("id", session), """
                        {"email": "ada@example.com",
                         "shippingAddress": {"name": "Ada Lovelace", "line1": "1 Long Street", "city": "Springfield",
                                             "region": "CA", "postalCode": "94110", "country": "US"},
                         "deliveryMethod": "standard"}""")
                .then()
                .statusCode(200)
                .body("status", equalTo("ready_for_complete"));
        return session;
    }

    private static Response complete(DescribedApi customer, String session, String card, String key) {
        return customer.call("completeCheckout", Map.of("id", session), key, payment(card));
    }

    private static String payment(String card) {
        return "{\"payment\":{\"provider\":\"sandbox\",\"card\":\"" + card + "\"}}";
    }

    /** Sends the whole request, and is gone before a byte of the answer comes. */
    private void completeAndLoseTheNetwork(DescribedApi customer, String token, String session, String key)
            throws IOException {
        String body = payment("4242424242424242");
        String request = String.join(
                "\r\n",
                "POST " + customer.path("completeCheckout", Map.of("id", session)) + " HTTP/1.1",
                "Host: " + shop.address().getAuthority(),
                "Authorization: Bearer " + token,
                "Idempotency-Key: " + key,
                "Content-Type: application/json",
                "Content-Length: " + body.length(),
                "",
                body);
        try (Socket socket = new Socket(shop.address().getHost(), shop.address().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
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
