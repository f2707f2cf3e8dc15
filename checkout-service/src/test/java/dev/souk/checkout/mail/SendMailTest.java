package dev.souk.checkout.mail;

import static dev.souk.checkout.Member.PASSWORD;
import static dev.souk.checkout.Member.signUp;
import static dev.souk.checkout.Shopper.pay;
import static dev.souk.checkout.Shopper.ready;
import static dev.souk.checkout.TestingPayments.APPROVED;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.checkout.Neighbours;
import dev.souk.checkout.Shopper;
import dev.souk.checkout.TestingCarts;
import dev.souk.checkout.TestingClock;
import dev.souk.checkout.TestingShopper;
import dev.souk.checkout.TestingStock;
import dev.souk.checkout.TestingTables;
import dev.souk.checkout.mail.Letter.Way;
import dev.souk.db.outbox.OutboxEvent;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import dev.souk.web.visitor.SigningKeys;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails as a mail server gets them, in German. */
@QuarkusTest
@TestProfile(SendMailTest.GermanShop.class)
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(Neighbours.class)
@WithTestResource(TestingMailServer.class)
class SendMailTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    SendMail mail;

    @Inject
    SigningKeys keys;

    @Inject
    TestingClock clock;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingMailServer server;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingCarts carts;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingStock stock;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    @SuppressWarnings("NullAway.Init")
    private TestingTables tables;

    private final String email = UUID.randomUUID() + "@example.com";

    @BeforeEach
    void open() {
        Shopper.arrive();
        clock.present();
        tables = new TestingTables(cluster);
    }

    @Test
    void arrivesInTwoFormsAndOnce() throws Exception {
        signUp(email, PASSWORD, "<b>Leyla</b>").then().statusCode(201);

        MimeMessage message = theOneTo(email);
        assertThat(message.getFrom()[0]).hasToString("no-reply@localhost");
        assertThat(message.getSubject()).isEqualTo("Bestätige deine E-Mail-Adresse");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("Message-ID")).hasSize(1);
        assertThat(TestingMailServer.part(message, "text/plain"))
                .contains("Hallo <b>Leyla</b>,", "Der Link gilt 7 Tage")
                .containsPattern("/account/verify\\?link=[0-9a-z]{26}\\.[\\w-]{22}\\s");
        assertThat(TestingMailServer.part(message, "text/html"))
                .contains("&lt;b&gt;Leyla", "<html lang=\"de\">")
                .containsPattern("href=\"[^\"]+/account/verify\\?link=[0-9a-z]{26}\\.[\\w-]{22}\"");
        assertThat(tables.one("select kind from mail where recipient = ?", email))
                .isEqualTo("VERIFY_EMAIL");
        assertThat(tables.one("select concat(subject, text) from mail where recipient = ?", email))
                .as("kept nowhere")
                .isEqualTo("null");
    }

    @Test
    void saysThatAnOrderIsCancelled() throws Exception {
        stock.use(clock);
        stock.shelve("lamp", 10, 1250);
        Response bought = pay(ready(carts.fill("lamp", 1)), APPROVED)
                .statusCode(200)
                .extract()
                .response();
        String number = bought.path("order.number");
        String key = bought.path("order.key");
        given().queryParam("key", key)
                .post("/api/v1/orders/" + number + "/cancel")
                .then()
                .statusCode(200);

        MimeMessage message = await().atMost(LIMIT)
                .until(() -> cancelled(number), found -> found.size() == 1)
                .getFirst();
        assertThat(message.getAllRecipients()[0]).hasToString("ada@shop.example");
        assertThat(TestingMailServer.part(message, "text/plain"))
                .contains(
                        "deine Bestellung " + number + " ist storniert. Was du bezahlt hast, geht von selbst auf die"
                                + " Karte zurück, die auf 4242 endet",
                        "1 × The lamp",
                        "/orders/" + number + "?key=" + key);
        assertThat(TestingMailServer.part(message, "text/html")).contains("ist storniert", "4242");
    }

    @Test
    void comesLaterWhenTheServerWasAway() {
        server.away();
        try {
            signUp(email, PASSWORD, "Leyla").then().statusCode(201);
            await().atMost(LIMIT)
                    .until(() -> !tables.one(
                                    "select max(last_error) from outbox where state = 'waiting' and 1 = ?", "1")
                            .equals("null"));
            assertThat(tables.one("select count(*) from mail where recipient = ?", email))
                    .isEqualTo("0");
        } finally {
            server.back();
        }

        theOneTo(email);
        await().atMost(LIMIT)
                .until(() -> tables.one("select count(*) from mail where recipient = ?", email)
                        .equals("1"));
    }

    @Test
    void anEventThatComesTwiceSendsOneMail() {
        OutboxEvent event = event();
        send(event, email, letter("Hallo"));
        send(event, email, letter("Hallo"));

        assertThat(server.received(email)).hasSize(1);
        assertThat(tables.one("select count(*) from mail where event_id = ?", event.id()))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r", "\u2028"})
    void aLineBreakInAnAddressSendsNothing(String lineBreak) {
        int before = server.received();
        send(event(), email + lineBreak + "Bcc: eve@example.com", letter("Hallo"));

        assertThat(server.received()).isEqualTo(before);
        assertThat(server.received("eve@example.com")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void whoIsForgottenIsSentNothing(String nobody) {
        int before = server.received();
        OutboxEvent event = event();
        send(event, nobody, letter("Hallo"));

        assertThat(server.received()).isEqualTo(before);
        assertThat(tables.one("select count(*) from mail where event_id = ?", event.id()))
                .isEqualTo("0");
    }

    @Test
    void aLineBreakInASubjectIsABlank() throws Exception {
        send(event(), email, letter("Hallo\r\nBcc: eve@example.com\r\n\r\nText"));

        MimeMessage message = server.received(email).getFirst();
        assertThat(message.getSubject()).isEqualTo("Hallo Bcc: eve@example.com Text");
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(server.received("eve@example.com")).isEmpty();
    }

    @Test
    void namesAndAddressesWithLineBreaksAreNoAccounts() {
        signUp(email, PASSWORD, "Leyla\r\nBcc: eve@example.com").then().statusCode(422);
        signUp("a\r\nBcc:eve@example.com", PASSWORD, "Leyla").then().statusCode(422);
        assertThat(server.received("eve@example.com")).isEmpty();
    }

    @Test
    void whereMailsAreNotKeptNobodyReadsThem() {
        new TestingShopper(keys).signUp(email, "Leyla");
        tables.change("update customer set staff = true where email = ?", email);
        TestingShopper staff = new TestingShopper(keys);
        staff.submit(staff.get("/account/sign-in"), Map.of("email", email, "password", PASSWORD));

        assertThat(staff.get("/admin/mails").status()).isEqualTo(404);
        assertThat(staff.get("/admin/mails/1").status()).isEqualTo(404);
    }

    private void send(OutboxEvent event, String recipient, Letter letter) {
        mail.send(
                        event,
                        MailKind.VERIFY_EMAIL,
                        recipient,
                        () -> Uni.createFrom().item(letter))
                .await()
                .atMost(LIMIT);
    }

    private List<MimeMessage> cancelled(String number) {
        return server.withSubject("Deine Bestellung " + number + " ist storniert");
    }

    private MimeMessage theOneTo(String recipient) {
        return await().atMost(LIMIT)
                .until(() -> server.received(recipient), found -> found.size() == 1)
                .getFirst();
    }

    private OutboxEvent event() {
        String id = Long.toString(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
        return new OutboxEvent(id, "test", "test", "{}", clock.instant(), 1);
    }

    private static Letter letter(String subject) {
        return new Letter(subject, "Hallo,", "etwas ist.", List.of(), new Way("Hin", "http://localhost/"), "Ende.");
    }

    /** It speaks German and keeps no mails. */
    public static class GermanShop implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("souk.shop.language", "de", "souk.mail.keep", "false");
        }
    }
}
