package dev.souk.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Buys as an app does whose shop may be away for a while: it asks again, and pays again only by the same key. */
final class TestingBuyer {

    static final String APPROVED = "4242424242424242";
    static final String DECLINED = "4000000000000002";
    static final String SILENT = "4000000000000119";
    static final String CHALLENGED = "4000002500003155";

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofSeconds(1); // the shortest that a Retry-After asks for
    private static final Duration ANSWER = Duration.ofSeconds(15);

    private static final String DETAILS = """
            {"email": "ada@example.com",
             "shippingAddress": {"name": "Ada Lovelace", "line1": "1 Long Street", "city": "Springfield", "region": "CA",
                                 "postalCode": "94110", "country": "US"},
             "deliveryMethod": "standard"}""";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final URI shop;

    TestingBuyer(HttpClient client, URI shop) {
        this.client = client;
        this.shop = shop;
    }

    /** Gives the number of the order that pays for one piece; a card that is declined is followed by one that is not. */
    String buy(String sku, String card) {
        String session = checkOut(fillCart(sku)).path("id").asText();
        change(session);
        return pay(session, card);
    }

    /** Gives the cart's id. */
    String fillCart(String sku) {
        String lines = "{\"lines\": [{\"sku\": \"%s\", \"quantity\": 1}]}".formatted(sku);
        return insist("fill a cart", () -> created(post("/api/v1/carts", lines, Map.of())))
                .path("id")
                .asText();
    }

    /** The first answer that is one, whichever it is. */
    HttpResponse<String> tryToCheckOut(String cart) {
        return insist("check out", () -> answered(post("/api/v1/checkout-sessions", cart(cart), Map.of())));
    }

    private JsonNode checkOut(String cart) {
        return insist("check out", () -> created(post("/api/v1/checkout-sessions", cart(cart), Map.of())));
    }

    private void change(String session) {
        insist(
                "say where it goes",
                () -> created(send(request("/api/v1/checkout-sessions/" + session, Map.of())
                        .PUT(BodyPublishers.ofString(DETAILS)))));
    }

    private String pay(String session, String firstCard) {
        Payment payment = new Payment(session, firstCard);
        return insist("pay", payment::look);
    }

    private static String cart(String id) {
        return "{\"cartId\": \"%s\"}".formatted(id);
    }

    private static <T> T insist(String what, Callable<Optional<T>> step) {
        return Awaitility.await(what)
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(step, Optional::isPresent)
                .orElseThrow();
    }

    /** The body of a success, nothing while the shop is away; any other answer is a fault. */
    private static Optional<JsonNode> created(HttpResponse<String> response) throws IOException {
        Optional<HttpResponse<String>> answer = answered(response);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        assertThat(response.statusCode()).as(response::body).isBetween(200, 299);
        return Optional.of(JSON.readTree(response.body()));
    }

    /** Nothing while the shop is away, or too slow to say what it did. */
    private static Optional<HttpResponse<String>> answered(HttpResponse<String> response) {
        return switch (response.statusCode()) {
            case 503 -> {
                assertThat(response.headers().firstValue("retry-after"))
                        .as(response::body)
                        .isPresent();
                yield Optional.empty();
            }
            case 504 -> Optional.empty();
            default -> Optional.of(response);
        };
    }

    private HttpResponse<String> post(String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        return send(request(path, headers).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(shop.resolve(path)).timeout(ANSWER).header("Content-Type", "application/json");
        headers.forEach(request::header);
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** The way of one session to its order: what to do next is what the session says. */
    private final class Payment {

        private final String path;
        private String card;
        private String key = UUID.randomUUID().toString();

        private Payment(String session, String card) {
            this.path = "/api/v1/checkout-sessions/" + session;
            this.card = card;
        }

        Optional<String> look() throws IOException, InterruptedException {
            Optional<JsonNode> found = created(send(request(path, Map.of()).GET()));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            JsonNode session = found.get();
            return switch (session.path("status").asText()) {
                case "completed" -> Optional.of(session.at("/order/number").asText());
                case "ready_for_complete" -> complete();
                case "requires_escalation" -> agree(session.path("continueUrl").asText());
                case "complete_in_progress" -> Optional.empty();
                default -> throw new AssertionError("nobody can pay for " + session);
            };
        }

        /** What was declined, or interrupted by a death, is paid for anew; what has no outcome is asked about. */
        private Optional<String> complete() throws IOException, InterruptedException {
            String body = "{\"payment\": {\"provider\": \"sandbox\", \"card\": \"%s\"}}".formatted(card);
            HttpResponse<String> answer = post(path + "/complete", body, Map.of("Idempotency-Key", key));
            switch (answer.statusCode()) {
                case 200, 202, 409, 503, 504 -> {} // the next look tells
                case 402 -> {
                    card = card.equals(DECLINED) ? APPROVED : card;
                    key = UUID.randomUUID().toString();
                }
                default -> throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
            return Optional.empty();
        }

        private Optional<String> agree(String continueUrl) throws IOException, InterruptedException {
            send(HttpRequest.newBuilder(URI.create(continueUrl))
                    .timeout(ANSWER)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("answer=pass")));
            return Optional.empty();
        }
    }
}
