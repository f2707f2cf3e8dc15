package dev.souk.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes at one process of a service and reads at the other one, again and again, while the replicas lag behind at random: everyone
 * sees what they wrote, and others go on reading on replicas.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ReadYourWritesIT {

    private static final int PAIRS =
            Integer.getInteger("souk.pairs", Boolean.getBoolean("souk.long") ? 100_000 : 5_000);
    private static final int VISITORS = 8;
    private static final int LAG_SECONDS = 2;
    private static final double LEAST_ON_REPLICAS = 0.9;
    private static final long SEED = Long.getLong("souk.seed", 20261126);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final String POSITION = "Souk-Position";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicInteger pairs = new AtomicInteger();
    private final Queue<String> anomalies = new ConcurrentLinkedQueue<>();
    private final LongAdder pages = new LongAdder();
    private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private OpenShop shop;

    @SuppressWarnings("NullAway.Init")
    private HttpClient client;

    @SuppressWarnings("NullAway.Init")
    private SecondPod secondCart;

    @SuppressWarnings("NullAway.Init")
    private SecondPod secondCheckout;

    private volatile boolean closing;

    @RegisterExtension
    final LogsOnFailure logs = new LogsOnFailure(() -> folder);

    @BeforeAll
    void open(@TempDir Path own) throws IOException, InterruptedException {
        folder = own;
        client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
        shop = OpenShop.open(folder, "--replicas", "2");
        shop.sell("rug,1000000,99.00 USD");
        secondCart = SecondPod.of(shop, "cart", folder);
        secondCheckout = SecondPod.of(shop, "checkout", folder);
    }

    @AfterAll
    void close() throws IOException {
        closing = true;
        Stream.of(secondCart, secondCheckout).filter(Objects::nonNull).forEach(SecondPod::close);
        client.close();
        shop.close();
    }

    @Test
    void everyoneSeesWhatTheyWrote() throws Exception {
        List<URI> carts = List.of(URI.create(shop.member("cart").address()), secondCart.address());
        List<URI> checkouts = List.of(URI.create(shop.member("checkout").address()), secondCheckout.address());
        URI catalog = URI.create(shop.member("catalog").address());
        System.out.println("seed " + SEED);
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> visitors = new ArrayList<>();
            for (int i = 0; i < VISITORS; i++) {
                Visitor visitor = new Visitor(new Random(SEED + i), carts, checkouts);
                visitors.add(crowd.submit(visitor::writeAndReadOn));
            }
            Future<?> lag = crowd.submit(this::lagOn);
            Future<?> others = crowd.submit(() -> browseOn(catalog));
            for (Future<?> visitor : visitors) {
                visitor.get();
            }
            closing = true;
            lag.get();
            others.get();
        }

        double onReplicas = shareOnReplicas(catalog);
        System.out.printf(
                "%d pairs, %d stale; %d pages of others, %.1f %% of the catalogue's reads on replicas; cart %.1f %%, %.1f %%, checkout"
                        + " %.1f %%, %.1f %%%n",
                pairs.get(),
                anomalies.size(),
                pages.sum(),
                100 * onReplicas,
                100 * shareOnReplicas(carts.get(0)),
                100 * shareOnReplicas(carts.get(1)),
                100 * shareOnReplicas(checkouts.get(0)),
                100 * shareOnReplicas(checkouts.get(1)));
        assertThat(anomalies).isEmpty();
        assertThat(onReplicas).isGreaterThanOrEqualTo(LEAST_ON_REPLICAS);
    }

    /** Somebody with an app that sends its position along. */
    private final class Visitor {

        private final Random random;
        private final List<URI> carts;
        private final List<URI> checkouts;
        private String position = "";
        private int written;

        Visitor(Random random, List<URI> carts, List<URI> checkouts) {
            this.random = random;
            this.carts = carts;
            this.checkouts = checkouts;
        }

        Void writeAndReadOn() throws IOException, InterruptedException {
            String cart = created(carts, "/api/v1/carts", "{}");
            String line = add(cart);
            String session = created(checkouts, "/api/v1/checkout-sessions", "{\"cartId\": \"%s\"}".formatted(cart));
            while (pairs.incrementAndGet() <= PAIRS) {
                written++;
                if (random.nextBoolean()) {
                    changeQuantity(cart, line);
                } else {
                    changeEmail(session);
                }
            }
            return null;
        }

        private String add(String cart) throws IOException, InterruptedException {
            JsonNode filled =
                    send("POST", carts, "/api/v1/carts/" + cart + "/lines", "{\"sku\": \"rug\", \"quantity\": 1}");
            return filled.at("/lines/0/id").asText();
        }

        private void changeQuantity(String cart, String line) throws IOException, InterruptedException {
            int quantity = 1 + written % 90;
            send("PATCH", carts, "/api/v1/carts/" + cart + "/lines/" + line, "{\"quantity\": %d}".formatted(quantity));
            JsonNode read = send("GET", carts, "/api/v1/carts/" + cart, "");
            expect(quantity, read.at("/lines/0/quantity").asInt(), "quantity");
        }

        private void changeEmail(String session) throws IOException, InterruptedException {
            String email = "ada%d@example.com".formatted(written);
            send("PUT", checkouts, "/api/v1/checkout-sessions/" + session, "{\"email\": \"%s\"}".formatted(email));
            JsonNode read = send("GET", checkouts, "/api/v1/checkout-sessions/" + session, "");
            expect(email, read.path("email").asText(), "email");
        }

        private void expect(Object written, Object read, String what) {
            if (!written.equals(read)) {
                anomalies.add("wrote %s %s and read %s at %s".formatted(what, written, read, position));
            }
        }

        private String created(List<URI> pods, String path, String body) throws IOException, InterruptedException {
            return send("POST", pods, path, body).path("id").asText();
        }

        private JsonNode send(String method, List<URI> pods, String path, String body)
                throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            pods.get(random.nextInt(pods.size())).resolve(path))
                    .timeout(ANSWER)
                    .header("Content-Type", "application/json")
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (!position.isEmpty()) {
                request.header(POSITION, position);
            }
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as(method + " " + path + ": " + answer.body())
                    .isBetween(200, 299);
            position = answer.headers().firstValue(POSITION).orElse(position);
            return JSON.readTree(answer.body());
        }
    }

    /** One replica or the other one stands still for a while and catches up. */
    private Void lagOn() throws InterruptedException {
        Random random = new Random(SEED);
        while (!closing) {
            String replica = "replica-" + (1 + random.nextInt(2));
            shop.fault("lag/" + replica + "/" + LAG_SECONDS);
            Thread.sleep(Duration.ofMillis(random.nextInt(3_000)));
            shop.fault("heal/" + replica);
        }
        return null;
    }

    private Void browseOn(URI catalog) throws IOException, InterruptedException {
        while (!closing) {
            HttpRequest request = HttpRequest.newBuilder(catalog.resolve("/api/v1/products?limit=5&q=rug"))
                    .timeout(ANSWER)
                    .build();
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
            pages.increment();
            Thread.sleep(5);
        }
        return null;
    }

    private double shareOnReplicas(URI service) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/internal/database"))
                .timeout(ANSWER)
                .build();
        JsonNode nodes = JSON.readTree(
                        client.send(request, BodyHandlers.ofString()).body())
                .path("nodes");
        long all = reads(nodes, "primary") + reads(nodes, "replica");
        return all == 0 ? 0 : (double) reads(nodes, "replica") / all;
    }

    private static long reads(JsonNode nodes, String role) {
        return Stream.iterate(0, i -> i < nodes.size(), i -> i + 1)
                .map(nodes::get)
                .filter(node -> node.path("role").asText().equals(role))
                .mapToLong(node -> node.path("reads").asLong())
                .sum();
    }
}
