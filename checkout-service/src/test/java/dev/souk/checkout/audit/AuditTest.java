package dev.souk.checkout.audit;

import static dev.souk.checkout.Shopper.SESSIONS;
import static dev.souk.checkout.Shopper.pay;
import static dev.souk.checkout.Shopper.ready;
import static dev.souk.checkout.TestingPayments.APPROVED;
import static dev.souk.checkout.TestingPayments.CHALLENGED;
import static dev.souk.checkout.TestingPayments.DECLINED;
import static dev.souk.checkout.TestingPayments.SILENT;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.souk.checkout.Neighbours;
import dev.souk.checkout.Shopper;
import dev.souk.checkout.TestingCarts;
import dev.souk.checkout.TestingClock;
import dev.souk.checkout.TestingPayments;
import dev.souk.checkout.TestingStock;
import dev.souk.checkout.TestingTables;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Books that agree, and everything that can be wrong with them. */
@QuarkusTest
@TestProfile(AuditTest.BooksOfItsOwn.class)
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(Neighbours.class)
class AuditTest {

    private static final String CHARGES = "each charge has one order, of its amount";
    private static final String ORDERS = "each order has one charge";
    private static final String SESSIONS_AGREE = "a session and its order agree";
    private static final String SOLD = "each sold reservation has its order";
    private static final String SOLD_ORDERS = "each order has its sold reservation";
    private static final String COMMITTED = "no stock stays committed for nobody";
    private static final String OUTLIVED = "no session's stock outlives its expiry";
    private static final String LEFT_OPEN = "no session stays open after its time";
    private static final String STUCK = "no payment is stuck";

    @Inject
    TestingClock clock;

    @Inject
    Audit audit;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingStock stock;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingCarts carts;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingPayments payments;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    @SuppressWarnings("NullAway.Init")
    private TestingTables tables;

    @BeforeEach
    void open() {
        tables = new TestingTables(cluster);
        Shopper.arrive();
        clock.present();
        stock.use(clock);
        stock.shelve("lamp", 1000, 1250);
        payments.webhooks(0);
    }

    @Test
    void findsNothingWrongWithWhatShoppersDo() {
        Map<String, Long> before = wrong();
        List<String> numbers = new ArrayList<>();
        numbers.add(bought(APPROVED));
        numbers.add(bought(SILENT));
        String declined = ready(carts.fill("lamp", 1));
        pay(declined, DECLINED).statusCode(402);
        numbers.add(pay(declined, APPROVED).extract().path("order.number"));
        pay(ready(carts.fill("lamp", 1)), CHALLENGED).statusCode(200);
        given().post(SESSIONS + "/" + ready(carts.fill("lamp", 1)) + "/cancel");
        ready(carts.fill("lamp", 1));

        List<Check> checks = new ArrayList<>();
        audit.run(Optional.of(numbers), checks::add);

        assertThat(checks.getFirst()).isEqualTo(new Check("each acknowledged order is there", 3, 0));
        assertThat(wrong()).isEqualTo(before);
        assertThat(checks).filteredOn(check -> check.rule().equals(CHARGES)).allMatch(check -> check.checked() >= 3);
        assertThat(checks).filteredOn(check -> check.rule().equals(SOLD)).allMatch(check -> check.checked() >= 3);
    }

    @Test
    void missesAnAcknowledgedOrder() {
        String number = bought(APPROVED);
        List<Check> checks = new ArrayList<>();

        boolean sound = audit.run(Optional.of(List.of(number, "00000-00000", "nonsense", number)), checks::add);

        assertThat(sound).isFalse();
        assertThat(checks.getFirst()).isEqualTo(new Check("each acknowledged order is there", 3, 2));
    }

    @Test
    void missesTheOrderOfACharge() {
        String number = bought(APPROVED);
        Map<String, Long> before = wrong();

        String id = tables.one("select id from placed_order where number = ?", number.replace("-", ""));
        tables.change("delete from order_line where order_id = ?", id);
        tables.change("delete from order_history where order_id = ?", id);
        tables.change("delete from placed_order where id = ?", id);

        assertThat(more(before)).containsOnly(entry(CHARGES, 1L), entry(SESSIONS_AGREE, 1L), entry(SOLD, 1L));
    }

    @Test
    void seesAnOrderOfAnotherAmount() {
        String number = bought(APPROVED);
        Map<String, Long> before = wrong();

        tables.change("update placed_order set total = total + 1 where number = ?", number.replace("-", ""));

        assertThat(more(before)).containsOnly(entry(CHARGES, 1L));
    }

    @Test
    void missesTheChargeOfAnOrder() {
        String number = bought(APPROVED);
        Map<String, Long> before = wrong();

        tables.change("update placed_order set charge_key = 'nobodys' where number = ?", number.replace("-", ""));

        assertThat(more(before)).containsOnly(entry(CHARGES, 1L), entry(ORDERS, 1L));
    }

    @Test
    void missesTheSaleOfAnOrder() {
        String session = ready(carts.fill("lamp", 1));
        pay(session, APPROVED).statusCode(200);
        Map<String, Long> before = wrong();

        stock.force(tables.reservation(session), "released");

        assertThat(more(before)).containsOnly(entry(SOLD_ORDERS, 1L));
    }

    @Test
    void seesASaleThatNobodyPaidFor() {
        String session = ready(carts.fill("lamp", 1));
        Map<String, Long> before = wrong();

        stock.force(tables.reservation(session), "sold");

        assertThat(more(before)).containsOnly(entry(SOLD, 1L));
    }

    @Test
    void seesStockThatIsCommittedForNobody() {
        String session = ready(carts.fill("lamp", 1));
        Map<String, Long> before = wrong();

        stock.force(tables.reservation(session), "committed");

        assertThat(more(before)).containsOnly(entry(COMMITTED, 1L));
    }

    @Test
    void seesStockThatOutlivesItsSession() {
        String session = ready(carts.fill("lamp", 1));
        given().post(SESSIONS + "/" + session + "/cancel");
        clock.advance(Duration.ofMinutes(17));
        Map<String, Long> before = wrong();

        stock.force(tables.reservation(session), "reserved");

        assertThat(more(before)).containsOnly(entry(OUTLIVED, 1L));
    }

    @Test
    void seesASessionThatNobodyPutsAway() {
        ready(carts.fill("lamp", 1));
        Map<String, Long> before = wrong();

        clock.advance(Duration.ofMinutes(17));

        assertThat(more(before).get(LEFT_OPEN)).isPositive();
    }

    @Test
    void seesAPaymentThatIsStuck() {
        String session = ready(carts.fill("lamp", 1));
        pay(session, CHALLENGED).statusCode(200);
        Map<String, Long> before = wrong();

        clock.advance(Duration.ofMinutes(21));

        assertThat(more(before).get(STUCK)).isPositive();
    }

    private String bought(String card) {
        return pay(ready(carts.fill("lamp", 1)), card).statusCode(200).extract().path("order.number");
    }

    private Map<String, Long> wrong() {
        Map<String, Long> wrong = new LinkedHashMap<>();
        audit.run(Optional.empty(), check -> wrong.put(check.rule(), check.wrong()));
        return wrong;
    }

    /** What is wrong now and was not before. */
    private Map<String, Long> more(Map<String, Long> before) {
        Map<String, Long> more = new LinkedHashMap<>();
        wrong().forEach((rule, now) -> {
            long then = before.getOrDefault(rule, 0L);
            if (now != then) {
                more.put(rule, now - then);
            }
        });
        return more;
    }

    /** Other tests leave behind what a pod that died leaves behind. */
    public static class BooksOfItsOwn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("souk.checkout.audit.settle-within", "1s", "souk.checkout.audit.commit-within", "0s");
        }
    }
}
