package dev.souk.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.payments.ProviderProcess.Answer;
import dev.souk.payments.TestingReceiver.Heard;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class WebhookTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String APPROVED = "4242424242424242";

    private final TestingReceiver shop = new TestingReceiver();

    @SuppressWarnings("NullAway.Init")
    private ProviderProcess provider;

    WebhookTest() throws IOException {}

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        provider = new ProviderProcess(
                folder, "webhook.url=%s\nwebhook.secret=%s".formatted(shop.address(), ProviderProcess.SECRET));
    }

    @AfterEach
    void behave() throws Exception {
        shop.answer(204);
        provider.put("/faults", "{}");
    }

    @AfterAll
    void end() {
        provider.close();
        shop.close();
    }

    @Test
    void tellsOfEachChangeAndSigns() throws Exception {
        String charge = charge(APPROVED);
        await().atMost(LIMIT).until(() -> shop.of(charge).size() == 1);
        provider.post("/charges/" + charge + "/refunds", "r", "{\"amount\": 30}");
        await().atMost(LIMIT).until(() -> shop.of(charge).size() == 2);

        assertThat(shop.types(charge)).containsExactly("charge.succeeded", "charge.refunded");
        assertThat(shop.of(charge).getLast().json().at("/charge/refunded").asLong())
                .isEqualTo(30);
        assertThat(shop.of(charge))
                .allSatisfy(heard -> assertThat(heard.signature()).isEqualTo(signatureOf(heard)));
    }

    @Test
    void tellsOfWhatWasDeclinedAndCancelled() throws Exception {
        String declined = charge("4000000000000002");
        String waiting = charge("4000002500003155");
        provider.post("/charges/" + waiting + "/cancel", "unused", "");

        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(shop.types(declined)).containsExactly("charge.declined");
            assertThat(shop.types(waiting)).containsExactly("charge.canceled");
        });
    }

    @Test
    void tellsOfTheOwnersAnswer() throws Exception {
        Answer waiting = provider.charge(UUID.randomUUID().toString(), "4000002500003155", 100);
        provider.form(URI.create(waiting.json().path("continueUrl").asText()), "answer=pass");

        String charge = waiting.json().path("id").asText();
        await().atMost(LIMIT).untilAsserted(() -> assertThat(shop.types(charge)).containsExactly("charge.succeeded"));
    }

    @Test
    void tellsAgainUntilItIsHeardAlsoAfterAKill() throws Exception {
        shop.answer(503);
        String charge = charge(APPROVED);
        await().atMost(LIMIT).until(() -> shop.of(charge).size() >= 2);
        provider.kill();
        int told = shop.of(charge).size();
        shop.answer(200);
        provider.restart();

        await().atMost(LIMIT).until(() -> shop.of(charge).size() > told);
        assertThat(shop.of(charge))
                .extracting(heard -> heard.json().path("id").asText())
                .containsOnly(shop.of(charge).getFirst().json().path("id").asText());
    }

    @Test
    void tellsTwiceWhenToldTo() throws Exception {
        provider.put("/faults", "{\"webhooks\": {\"times\": 2}}");
        String charge = charge(APPROVED);

        await().atMost(LIMIT).until(() -> shop.of(charge).size() == 2);
    }

    @Test
    void tellsLateWhenToldTo() throws Exception {
        provider.put("/faults", "{\"webhooks\": {\"delayMillis\": 700}}");
        long start = System.nanoTime();
        String charge = charge(APPROVED);

        await().atMost(LIMIT).until(() -> shop.of(charge).size() == 1);
        assertThat(shop.of(charge).getFirst().at() - start).isGreaterThanOrEqualTo(700_000_000L);
    }

    @Test
    void tellsBeforeTheAnswerWhenToldTo() throws Exception {
        provider.put("/faults", "{\"webhooks\": {\"beforeAnswer\": true}, \"answerDelayMillis\": 200}");
        String charge = charge(APPROVED);
        long answered = System.nanoTime();

        assertThat(shop.of(charge))
                .singleElement()
                .satisfies(heard -> assertThat(heard.at()).isLessThan(answered));
    }

    private String charge(String card) throws Exception {
        return provider.charge(UUID.randomUUID().toString(), card, 100)
                .json()
                .path("id")
                .asText();
    }

    /** Made anew, as a receiver would. */
    private static String signatureOf(Heard heard) throws Exception {
        String given = String.valueOf(heard.signature());
        String seconds = given.substring("t=".length(), given.indexOf(','));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(ProviderProcess.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] signed = mac.doFinal((seconds + "." + heard.body()).getBytes(StandardCharsets.UTF_8));
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(signed);
    }
}
