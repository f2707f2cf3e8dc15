package dev.souk.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.souk.payments.ProviderProcess.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
class ChargeTest {

    private static final String APPROVED = "4242424242424242";
    private static final String SILENT = "4000000000000119";
    private static final String CHALLENGED = "4000002500003155";

    @SuppressWarnings("NullAway.Init")
    private ProviderProcess provider;

    private final String key = UUID.randomUUID().toString();

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        provider = new ProviderProcess(folder, "silence.millis=300");
    }

    @AfterAll
    void end() {
        provider.close();
    }

    @ParameterizedTest
    @CsvSource({
        "4242424242424242, succeeded, ",
        "4000000000000002, declined, card_declined",
        "4000000000009995, declined, insufficient_funds",
        "5555555555554444, declined, card_declined",
    })
    void chargesAsTheCardSays(String card, String status, String declineCode) throws Exception {
        Answer answer = provider.charge(key + card, card, 4890);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("status").asText()).isEqualTo(status);
        assertThat(answer.json().path("declineCode").textValue()).isEqualTo(declineCode);
        assertThat(answer.json().path("amount").asLong()).isEqualTo(4890);
        assertThat(answer.json().path("continueUrl").isNull()).isTrue();
        assertThat(provider.get("/charges/" + id(answer)).json()).isEqualTo(answer.json());
    }

    @Test
    void chargesOnceForAKey() throws Exception {
        Answer first = provider.charge(key, APPROVED, 100);
        Answer again = provider.charge(key, APPROVED, 100);
        Answer other = provider.charge(key, APPROVED, 101);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().path("type").asText()).endsWith("idempotency-key-reused");
    }

    @Test
    void neverChargesAnAbandonedKey() throws Exception {
        String abandon = "{\"idempotencyKey\":\"%s\"}";
        Answer nothing = provider.post("/charges/abandon", "", abandon.formatted(key + "-lost"));
        Answer late = provider.charge(key + "-lost", APPROVED, 100);
        Answer charge = provider.charge(key + "-made", APPROVED, 100);
        Answer made = provider.post("/charges/abandon", "", abandon.formatted(key + "-made"));

        assertThat(nothing.status()).isEqualTo(200);
        assertThat(nothing.json().path("charge").isNull()).isTrue();
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("type").asText()).endsWith(":abandoned");
        assertThat(made.json().path("charge")).isEqualTo(charge.json());
        assertThat(provider.charge(key + "-made", APPROVED, 100).status()).isEqualTo(200);
    }

    @Test
    void chargesOnceForAKeyThatComesThirtyTimesAtOnce() throws Exception {
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> asked = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                asked.add(threads.submit(() -> provider.charge(key + "-at-once", APPROVED, 100)));
            }
            for (Future<Answer> answer : asked) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(200, 201);
        assertThat(answers).extracting(ChargeTest::id).containsOnly(id(answers.getFirst()));
        assertThat(ledger())
                .filteredOn(entry -> entry.at("/charge/idempotencyKey").asText().equals(key + "-at-once"))
                .hasSize(1);
    }

    @Test
    void keepsASilentChargeAndNeverAnswers() throws Exception {
        assertThatThrownBy(() -> provider.charge(key + "-silent", SILENT, 700)).isInstanceOf(IOException.class);

        JsonNode found = provider.get("/charges?idempotencyKey=" + key + "-silent")
                .json()
                .path("items");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("status").asText()).isEqualTo("succeeded");
        assertThat(provider.charge(key + "-silent", SILENT, 700).json()).isEqualTo(found.get(0));
        assertThat(provider.get("/charges?idempotencyKey=nobodys").json().path("items"))
                .isEmpty();
    }

    @Test
    void asksTheOwnerAndGoesBackToTheShop() throws Exception {
        Answer charge = provider.charge(key + "-pass", CHALLENGED, 4890);
        assertThat(charge.json().path("status").asText()).isEqualTo("requires_action");
        URI page = URI.create(charge.json().path("continueUrl").asText());

        assertThat(provider.send(HttpRequest.newBuilder(page)).http().body())
                .contains("$48.90", "order &lt;1&gt;", "value=\"pass\"", "value=\"fail\"");
        assertThat(provider.form(page, "answer=maybe").status()).isEqualTo(400);
        Answer settled = provider.form(page, "answer=pass");

        assertThat(settled.status()).isEqualTo(303);
        assertThat(settled.http().headers().firstValue("Location")).contains("http://localhost:8080/checkout/1");
        assertThat(status(charge)).isEqualTo("succeeded");
        assertThat(provider.form(page, "answer=fail").status()).isEqualTo(303);
        assertThat(status(charge)).isEqualTo("succeeded");
        assertThat(provider.send(HttpRequest.newBuilder(page)).http().body())
                .contains("It is paid.")
                .doesNotContain("<button");
    }

    @Test
    void declinesWhatTheOwnerRefuses() throws Exception {
        Answer charge = provider.charge(key + "-fail", CHALLENGED, 4890);
        provider.form(URI.create(charge.json().path("continueUrl").asText()), "answer=fail");

        JsonNode now = provider.get("/charges/" + id(charge)).json();
        assertThat(now.path("status").asText()).isEqualTo("declined");
        assertThat(now.path("declineCode").asText()).isEqualTo("challenge_failed");
    }

    @Test
    void cancelsOnlyWhatIsNotSettled() throws Exception {
        Answer waiting = provider.charge(key + "-waiting", CHALLENGED, 100);
        Answer paid = provider.charge(key + "-paid", APPROVED, 100);

        assertThat(cancel(waiting).path("status").asText()).isEqualTo("canceled");
        assertThat(cancel(waiting).path("status").asText()).isEqualTo("canceled");
        assertThat(cancel(paid).path("status").asText()).isEqualTo("succeeded");
    }

    @Test
    void givesBackAtMostWhatWasCharged() throws Exception {
        Answer charge = provider.charge(key + "-refunded", APPROVED, 1000);
        String refunds = "/charges/" + id(charge) + "/refunds";

        Answer first = provider.post(refunds, "first", "{\"amount\": 600}");
        Answer again = provider.post(refunds, "first", "{\"amount\": 600}");
        Answer tooMuch = provider.post(refunds, "second", "{\"amount\": 401}");
        Answer rest = provider.post(refunds, "second", "{\"amount\": 400}");

        assertThat(List.of(first.status(), again.status(), tooMuch.status(), rest.status()))
                .containsExactly(201, 200, 422, 201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(tooMuch.json().at("/errors/0/pointer").asText()).isEqualTo("/amount");
        assertThat(provider.get("/charges/" + id(charge))
                        .json()
                        .path("refunded")
                        .asLong())
                .isEqualTo(1000);
    }

    @Test
    void givesBackNothingOfWhatWasNotPaid() throws Exception {
        Answer declined = provider.charge(key + "-declined", "4000000000000002", 1000);

        assertThat(provider.post("/charges/" + id(declined) + "/refunds", "r", "{\"amount\": 1}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void keepsChargesAndRefundsInOrder() throws Exception {
        Answer charge = provider.charge(key + "-listed", APPROVED, 1000);
        provider.post("/charges/" + id(charge) + "/refunds", "listed", "{\"amount\": 250}");

        List<JsonNode> entries = ledger();
        assertThat(entries)
                .extracting(entry -> entry.path("seq").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(entries)
                .filteredOn(entry -> entry.at("/charge/id").asText().equals(id(charge)))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.at("/charge/refunded").asLong()).isEqualTo(250));
        assertThat(entries)
                .filteredOn(entry -> entry.at("/refund/charge").asText().equals(id(charge)))
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.at("/refund/amount").asLong()).isEqualTo(250));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"amount\": 0, \"currency\": \"USD\", \"card\": \"4242424242424242\", \"reference\": \"r\"} | 422 | /amount",
                "{\"amount\": 1.5, \"currency\": \"USD\", \"card\": \"4242424242424242\", \"reference\": \"r\"} | 422 | /amount",
                "{\"amount\": 1, \"currency\": \"usd\", \"card\": \"4242424242424242\", \"reference\": \"r\"} | 422 | /currency",
                "{\"amount\": 1, \"currency\": \"USD\", \"card\": \"4242\", \"reference\": \"r\"} | 422 | /card",
                "{\"amount\": 1, \"currency\": \"USD\", \"card\": \"4242424242424242\"} | 422 | /reference",
                "{\"amount\": 1, \"currency\": \"USD\", \"card\": \"4242424242424242\", \"reference\": \"r\", \"returnUrl\": \"javascript:x\"} | 422 | /returnUrl",
                "[1] | 400 | ",
                "{ | 400 | ",
            })
    void refusesWhatMakesNoSense(String body, int status, String pointer) throws Exception {
        Answer answer = provider.post("/charges", key + "-senseless", body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.http().headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.json().at("/errors/0/pointer").textValue()).isEqualTo(pointer);
        assertThat(provider.get("/charges?idempotencyKey=" + key + "-senseless")
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void refusesStrangersAndMissingKeysAndLargeBodies() throws Exception {
        HttpRequest.Builder stranger = HttpRequest.newBuilder(provider.address().resolve("/charges"));
        HttpRequest.Builder withoutKey = provider.request("/charges")
                .POST(HttpRequest.BodyPublishers.ofString(ProviderProcess.body(APPROVED, 1)));

        assertThat(provider.send(stranger).status()).isEqualTo(401);
        assertThat(provider.send(withoutKey).status()).isEqualTo(400);
        assertThat(provider.post("/charges", "k".repeat(256), ProviderProcess.body(APPROVED, 1))
                        .status())
                .isEqualTo(400);
        assertThat(provider.post("/charges", key + "-large", "x".repeat(20_000)).status())
                .isEqualTo(413);
        assertThat(provider.get("/nowhere").status()).isEqualTo(404);
        assertThat(provider.get("/charges/none").status()).isEqualTo(404);
        assertThat(provider.get("/ledger?limit=many").status()).isEqualTo(400);
    }

    @Test
    void answersLateWhenToldTo() throws Exception {
        provider.put("/faults", "{\"answerDelayMillis\": 400}");
        long start = System.nanoTime();
        provider.charge(key + "-late", APPROVED, 1);
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertThat(provider.put("/faults", "{\"answerDelayMillis\": -1}").status())
                .isEqualTo(422);
        provider.put("/faults", "{}");

        assertThat(millis).isGreaterThanOrEqualTo(400);
        assertThat(provider.get("/faults").json().path("answerDelayMillis").asInt())
                .isZero();
    }

    private JsonNode cancel(Answer charge) throws Exception {
        return provider.post("/charges/" + id(charge) + "/cancel", "unused", "").json();
    }

    private String status(Answer charge) throws Exception {
        return provider.get("/charges/" + id(charge)).json().path("status").asText();
    }

    private List<JsonNode> ledger() throws Exception {
        List<JsonNode> entries = new ArrayList<>();
        JsonNode next = provider.get("/ledger?limit=3").json();
        while (true) {
            next.path("items").forEach(entries::add);
            if (next.path("next").isNull()) {
                return entries;
            }
            next = provider.get("/ledger?limit=3&after=" + next.path("next").asLong())
                    .json();
        }
    }

    private static String id(Answer charge) {
        return charge.json().path("id").asText();
    }
}
