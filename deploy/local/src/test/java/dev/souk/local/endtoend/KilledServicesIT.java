package dev.souk.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** People buy while the services and the payment provider are killed under them; then the books are looked at. */
@TestInstance(Lifecycle.PER_CLASS)
class KilledServicesIT {

    private static final int KILLS = Integer.getInteger("souk.kills", Boolean.getBoolean("souk.long") ? 200 : 10);
    private static final Duration SHORT = Duration.ofMinutes(3);

    /** The one that places orders dies every second time. */
    private static final List<String> VICTIMS =
            List.of("checkout", "payments", "checkout", "catalog", "checkout", "cart");

    /** A buyer each; what is declined is paid for with another card. */
    private static final List<String> CARDS =
            List.of(TestingBuyer.APPROVED, TestingBuyer.DECLINED, TestingBuyer.SILENT, TestingBuyer.CHALLENGED);

    private static final int ORDERS_BETWEEN = 4;

    private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private OpenShop shop;

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private volatile boolean closing;

    @RegisterExtension
    final LogsOnFailure logs = new LogsOnFailure(() -> folder);

    @BeforeAll
    void open(@TempDir Path own) throws IOException, InterruptedException {
        folder = own;
        shop = OpenShop.open(folder, "--replicas", "1", "--restart-pause", "0");
        shop.sell("rug,1000000,99.00 USD");
    }

    @AfterAll
    void close() throws IOException {
        closing = true;
        shop.close();
    }

    @Test
    void everyOrderIsWhollyThereOrNotAtAll() throws Exception {
        try (HttpClient client =
                        HttpClient.newBuilder().version(Version.HTTP_1_1).build();
                ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> buyers = new ArrayList<>();
            for (String card : CARDS) {
                TestingBuyer buyer = new TestingBuyer(client, shop.address());
                buyers.add(crowd.submit(() -> buyOn(buyer, card)));
            }
            try {
                for (int kill = 1; kill <= KILLS; kill++) {
                    awaitMoreOrders(buyers);
                    kill(kill, VICTIMS.get(kill % VICTIMS.size()));
                }
                awaitMoreOrders(buyers);
            } finally {
                closing = true;
            }
            for (Future<?> buyer : buyers) {
                buyer.get(SHORT.toSeconds(), TimeUnit.SECONDS);
            }
        }

        Path numbers = Files.write(folder.resolve("acknowledged"), acknowledged);
        ScriptRun audit = shop.souk("audit", "--acknowledged", numbers.toString());
        System.out.printf("%d kills, %d orders acknowledged%n%s", KILLS, acknowledged.size(), audit.output());
        audit.withExitCode(0);
        assertThat(acknowledged).doesNotHaveDuplicates();
    }

    private void buyOn(TestingBuyer buyer, String card) {
        while (!closing) {
            acknowledged.add(buyer.buy("rug", card));
        }
    }

    /** So that each death meets people who are buying. */
    private void awaitMoreOrders(List<Future<?>> buyers) {
        int enough = acknowledged.size() + ORDERS_BETWEEN;
        Awaitility.await("orders go on")
                .atMost(SHORT)
                .failFast("a buyer gave up", () -> buyers.stream().anyMatch(Future::isDone))
                .until(() -> acknowledged.size() >= enough);
    }

    private void kill(int number, String victim) {
        long before = shop.member(victim).pid();
        assertThat(shop.kill(victim)).as("%s could be killed", victim).isTrue();
        Awaitility.await(victim + " is back")
                .atMost(SHORT)
                .until(() -> shop.member(victim).pid() != before && shop.isUp(victim));
        System.out.printf("kill %d of %d: %s; %d orders so far%n", number, KILLS, victim, acknowledged.size());
    }
}
