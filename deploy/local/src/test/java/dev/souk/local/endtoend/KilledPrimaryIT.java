package dev.souk.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** People buy and browse while the primary is killed and a replica takes its place, again and again; then the books are looked at. */
@TestInstance(Lifecycle.PER_CLASS)
class KilledPrimaryIT {

    private static final int KILLS = Integer.getInteger("souk.kills", Boolean.getBoolean("souk.long") ? 50 : 3);
    private static final Duration SHORT = Duration.ofMinutes(3);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    /** Found out by the supervisor, promoted, found by the services: far more than it takes, on a machine that does all of it. */
    private static final Duration LONGEST_WITHOUT_WRITES = Duration.ofSeconds(5);

    private static final List<String> CARDS =
            List.of(TestingBuyer.APPROVED, TestingBuyer.DECLINED, TestingBuyer.SILENT, TestingBuyer.CHALLENGED);

    private static final List<String> PAGES = List.of("/", "/search?q=rug", "/api/v1/products", "/cart");

    private static final int ORDERS_BETWEEN = 4;

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> failedPages = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicLong longestGap = new AtomicLong();
    private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private OpenShop shop;

    @SuppressWarnings("NullAway.Init")
    private HttpClient client;

    private volatile boolean closing;

    @RegisterExtension
    final LogsOnFailure logs = new LogsOnFailure(() -> folder);

    @BeforeAll
    void open(@TempDir Path own) throws IOException, InterruptedException {
        folder = own;
        client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
        shop = OpenShop.open(folder, "--replicas", "2");
        shop.sell("rug,1000000,99.00 USD");
    }

    @AfterAll
    void close() throws IOException {
        closing = true;
        client.close();
        shop.close();
    }

    @Test
    void noOrderIsLostOrDoubledAndNoPageFails() throws Exception {
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> people = new ArrayList<>();
            for (String card : CARDS) {
                TestingBuyer buyer = new TestingBuyer(client, shop.address());
                people.add(crowd.submit(() -> buyOn(buyer, card)));
            }
            PAGES.forEach(page -> people.add(crowd.submit(() -> browseOn(page))));
            people.add(crowd.submit(this::fillCartsOn));
            try {
                for (int kill = 1; kill <= KILLS; kill++) {
                    awaitMoreOrders(people);
                    killThePrimary(kill);
                }
                awaitMoreOrders(people);
            } finally {
                closing = true;
            }
            for (Future<?> one : people) {
                one.get(SHORT.toSeconds(), TimeUnit.SECONDS);
            }
        }

        Path numbers = Files.write(folder.resolve("acknowledged"), acknowledged);
        ScriptRun audit = shop.souk("audit", "--acknowledged", numbers.toString());
        System.out.printf(
                "%d kills, %d orders acknowledged, %d pages of which %d failed, %d carts, longest time without one %d ms%n%s",
                KILLS,
                acknowledged.size(),
                pages.get(),
                failedPages.size(),
                writes.get(),
                TimeUnit.NANOSECONDS.toMillis(longestGap.get()),
                audit.output());
        audit.withExitCode(0);
        assertThat(acknowledged).doesNotHaveDuplicates();
        assertThat(failedPages).isEmpty();
        assertThat(Duration.ofNanos(longestGap.get())).isLessThan(LONGEST_WITHOUT_WRITES);
    }

    private void buyOn(TestingBuyer buyer, String card) {
        while (!closing) {
            acknowledged.add(buyer.buy("rug", card));
        }
    }

    private Void browseOn(String page) throws InterruptedException {
        while (!closing) {
            int status = status(HttpRequest.newBuilder(shop.address().resolve(page)));
            pages.incrementAndGet();
            if (status != 200) {
                failedPages.add(status + " " + page);
            }
            Thread.sleep(20); // people, not a load test
        }
        return null;
    }

    private Void fillCartsOn() throws InterruptedException {
        long last = System.nanoTime();
        while (!closing) {
            int status = status(HttpRequest.newBuilder(shop.address().resolve("/api/v1/carts"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}")));
            if (status == 201) {
                long now = System.nanoTime();
                longestGap.accumulateAndGet(now - last, Math::max);
                last = now;
                writes.incrementAndGet();
            }
            Thread.sleep(10);
        }
        return null;
    }

    /** 0 when there was no answer. */
    private int status(HttpRequest.Builder request) throws InterruptedException {
        try {
            return client.send(request.timeout(ANSWER).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException noAnswer) {
            return 0;
        }
    }

    /** So that each death meets people who are buying. */
    private void awaitMoreOrders(List<Future<?>> people) {
        int enough = acknowledged.size() + ORDERS_BETWEEN;
        Awaitility.await("orders go on")
                .atMost(SHORT)
                .failFast("somebody gave up", () -> people.stream().anyMatch(Future::isDone))
                .until(() -> acknowledged.size() >= enough);
    }

    private void killThePrimary(int number) {
        String before = primary();
        assertThat(shop.kill(before)).as("%s could be killed", before).isTrue();
        Awaitility.await("another one is the primary and the old one its copy")
                .atMost(SHORT)
                .until(() -> !primary().equals(before) && shop.isUp(before) && shop.isUp(primary()));
        System.out.printf(
                "kill %d of %d: %s, then %s is the primary; %d orders so far%n",
                number, KILLS, before, primary(), acknowledged.size());
    }

    private String primary() {
        return shop.members().stream()
                .filter(member -> member.role().equals("primary"))
                .map(member -> member.name())
                .findFirst()
                .orElse("");
    }
}
