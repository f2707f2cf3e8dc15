package dev.souk.checkout.session;

import static dev.souk.checkout.Member.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.checkout.Neighbours;
import dev.souk.checkout.TestingCarts;
import dev.souk.checkout.TestingClock;
import dev.souk.checkout.TestingMails;
import dev.souk.checkout.TestingPayments;
import dev.souk.checkout.TestingShopper;
import dev.souk.checkout.TestingShopper.Shown;
import dev.souk.checkout.TestingStock;
import dev.souk.checkout.TestingTables;
import dev.souk.checkout.customer.NewCustomer;
import dev.souk.checkout.customer.StaffAccounts;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import dev.souk.web.visitor.SigningKeys;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(GermanCheckoutPagesTest.German.class)
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(Neighbours.class)
class GermanCheckoutPagesTest {

    @Inject
    TestingClock clock;

    @Inject
    SigningKeys keys;

    @Inject
    StaffAccounts accounts;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingStock stock;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingCarts carts;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    @Test
    void sellsInTheLanguageOfTheShop() throws Throwable {
        stock.use(clock);
        stock.shelve("Donaudampfschifffahrtsgesellschaftskapitänsmütze", 9, 123_400);
        TestingShopper shopper = new TestingShopper(keys);
        carts.belongs(carts.fill("Donaudampfschifffahrtsgesellschaftskapitänsmütze", 2), shopper.visitor());

        Shown address = shopper.follow(shopper.press("/checkout"));
        assertThat(address.heading()).isEqualTo("Wohin geht es?");
        assertThat(address.html()).contains("Österreich").contains("Weiter zur Lieferung");
        Shown refused = shopper.submit(address, Map.of());
        assertThat(refused.texts("role", "alert").getFirst()).contains("Angaben brauchen noch einen Blick");

        Shown delivery = shopper.follow(shopper.submit(
                address,
                Map.of(
                        "email", "ada@shop.example",
                        "name", "Ada Lovelace",
                        "line1", "Unter den Linden 1",
                        "postalCode", "10117",
                        "city", "Berlin",
                        "country", "DE")));
        assertThat(delivery.html()).contains("Standardversand").contains("In 2 bis 4 Werktagen");
        Shown payment = shopper.follow(shopper.submit(delivery, Map.of()));
        assertThat(payment.texts("class", "button")).containsExactly("Zahlungspflichtig bestellen: 2.936,92\u00a0$");
        Shown declined = shopper.follow(shopper.submit(payment, Map.of("card", TestingPayments.DECLINED)));
        assertThat(declined.texts("role", "alert").getFirst()).startsWith("Die Karte wurde abgelehnt");

        Shown order = shopper.follow(shopper.submit(declined, Map.of("card", TestingPayments.APPROVED)));
        assertThat(order.heading()).isEqualTo("Danke, Ada Lovelace");
        assertThat(order.texts("class", "postal").getFirst()).contains("10117 Berlin", "Deutschland");
        assertThat(order.html()).contains("Karte, die auf 4242 endet");
        sendsAndRefunds(order.texts("class", "order__number").getFirst());
    }

    private void sendsAndRefunds(String number) throws Throwable {
        String email = UUID.randomUUID() + "@shop.example";
        VertxContextSupport.subscribeAndAwait(() -> accounts.add(new NewCustomer(email, PASSWORD, "Ada")));
        TestingShopper staff = new TestingShopper(keys);
        staff.submit(staff.get("/account/sign-in"), Map.of("email", email, "password", PASSWORD));
        String page = "/admin/orders/" + number;

        Shown shipped = staff.follow(staff.press(staff.get(page), page + "/ship"));
        assertThat(shipped.html()).contains("als verschickt vermerkt", "Bestellung erstatten", "Das lässt sich nicht");
        assertThat(staff.follow(staff.press(shipped, page + "/refund")).html()).contains("Erstattung veranlasst");
        TestingMails mails = new TestingMails(new TestingTables(cluster));
        mails.settled("order-shipped");
        assertThat(mails.text("ORDER_SHIPPED", number)).contains("Hallo Ada Lovelace,", "hat unser Haus verlassen");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !mails.text("ORDER_REFUNDED", number).equals("nothing"));
        assertThat(mails.text("ORDER_REFUNDED", number))
                .contains("ist auf die Karte zurückgegeben, die auf 4242 endet; bis deine Bank es zeigt");
    }

    public static class German implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("souk.shop.language", "de-DE");
        }
    }
}
