package dev.souk.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.souk.payments.ProviderProcess.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the middle of charging: callers that repeat what they are unsure of are charged once. */
class KilledProviderTest {

    private static final int KILLS = Boolean.getBoolean("souk.long") ? 30 : 4;
    private static final int CALLERS = 8;
    private static final String APPROVED = "4242424242424242";

    @Test
    void keepsEachChargeOnceThroughKills(@TempDir Path folder) throws Exception {
        Map<String, String> answered = new HashMap<>();
        Random random = new Random(42);
        try (ProviderProcess provider = new ProviderProcess(folder, "")) {
            for (int kill = 0; kill < KILLS; kill++) {
                Queue<String> inDoubt = new ConcurrentLinkedQueue<>();
                answered.putAll(chargeUntilKilled(provider, kill, random.nextInt(20, 200), inDoubt));
                provider.restart();
                assertThat(inDoubt).as("charges under way at the kill").isNotEmpty();
                for (String key : inDoubt) {
                    answered.put(key, id(provider.charge(key, APPROVED, 100)));
                }
            }

            Map<String, String> ledger = ledger(provider);
            assertThat(answered).hasSizeGreaterThan(KILLS * 20);
            assertThat(ledger).containsExactlyInAnyOrderEntriesOf(answered);
        }
    }

    /** Kills it after {@code charges} answers; each caller goes on until it gets none. Gives the answered charges by their keys. */
    private static Map<String, String> chargeUntilKilled(
            ProviderProcess provider, int round, int charges, Queue<String> inDoubt) throws InterruptedException {
        Map<String, String> answered = new ConcurrentHashMap<>();
        CountDownLatch enough = new CountDownLatch(charges);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < CALLERS; caller++) {
                String name = "round-%d-caller-%d-".formatted(round, caller);
                threads.execute(() -> {
                    for (int number = 0; ; number++) {
                        try {
                            answered.put(name + number, id(provider.charge(name + number, APPROVED, 100)));
                            enough.countDown();
                        } catch (IOException killed) {
                            inDoubt.add(name + number);
                            return;
                        } catch (InterruptedException ending) {
                            Thread.currentThread().interrupt();
                            return;
                        }
                    }
                });
            }
            assertThat(enough.await(20, TimeUnit.SECONDS)).isTrue();
            provider.kill();
        }
        return answered;
    }

    private static Map<String, String> ledger(ProviderProcess provider) throws IOException, InterruptedException {
        Map<String, String> charges = new HashMap<>();
        String after = "0";
        while (!after.equals("null")) {
            JsonNode page = provider.get("/ledger?after=" + after).json();
            for (JsonNode entry : page.path("items")) {
                String key = entry.at("/charge/idempotencyKey").asText();
                assertThat(charges.put(key, entry.at("/charge/id").asText()))
                        .as("an earlier charge of " + key)
                        .isNull();
            }
            after = page.path("next").asText();
        }
        return charges;
    }

    private static String id(Answer answer) {
        assertThat(answer.status()).isIn(200, 201);
        return answer.json().path("id").asText();
    }
}
