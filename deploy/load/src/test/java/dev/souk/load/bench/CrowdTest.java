package dev.souk.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrowdTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws InterruptedException {
        Waiting.on(vertx.close(), Duration.ofSeconds(20));
    }

    @Test
    void eachClientDoesOneThingAtATime() throws InterruptedException {
        Set<Integer> clients = ConcurrentHashMap.newKeySet();
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();

        Rate rate = new Crowd(vertx, 3).work(Duration.ofMillis(200), client -> {
            clients.add(client);
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            Promise<Void> later = Promise.promise();
            vertx.setTimer(5, rung -> {
                underWay.decrementAndGet();
                done.incrementAndGet();
                later.complete();
            });
            return later.future();
        });

        assertThat(clients).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(most.get()).isBetween(1, 3);
        assertThat(rate.done()).isEqualTo(done.get()).isPositive();
        assertThat(rate.p50()).isGreaterThanOrEqualTo(Duration.ofMillis(4));
    }

    @Test
    void failuresAreCountedByTheirReasonAndAreNoWorkDone() throws InterruptedException {
        AtomicInteger number = new AtomicInteger();

        Rate rate = new Crowd(vertx, 2)
                .work(
                        Duration.ofMillis(50),
                        client -> number.getAndIncrement() < 4
                                ? Future.failedFuture("409 insufficient-stock")
                                : Future.succeededFuture());

        assertThat(rate.failures()).isEqualTo(Map.of("409 insufficient-stock", 4L));
        assertThat(rate.done()).isPositive();
    }

    @Test
    void theTableShowsTheMedianRound() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Duration second = Duration.ofSeconds(1);
        Table.line(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                "shop",
                List.of(
                        new Rate(300, second, second, second, Map.of("late", 1L)),
                        new Rate(100, second, second, second, Map.of("late", 2L)),
                        new Rate(200, second, second, second, Map.of())));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("shop +200 +1000.0 ms +1000.0 ms +3\\R")
                .contains("3 x late");
    }
}
