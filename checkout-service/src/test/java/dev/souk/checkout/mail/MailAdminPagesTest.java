package dev.souk.checkout.mail;

import static dev.souk.checkout.Member.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.checkout.Neighbours;
import dev.souk.checkout.Shopper;
import dev.souk.checkout.TestingClock;
import dev.souk.checkout.TestingMails;
import dev.souk.checkout.TestingShopper;
import dev.souk.checkout.TestingShopper.Shown;
import dev.souk.checkout.TestingTables;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import dev.souk.web.visitor.SigningKeys;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(Neighbours.class)
class MailAdminPagesTest {

    @Inject
    SigningKeys keys;

    @Inject
    TestingClock clock;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    private final String email = UUID.randomUUID() + "@example.com";

    @BeforeEach
    void open() {
        Shopper.arrive();
        clock.present();
    }

    @Test
    void staffReadWhatWasSent() {
        TestingTables tables = new TestingTables(cluster);
        TestingShopper browser = new TestingShopper(keys);
        browser.signUp(email, "<b>Leyla</b>");
        String link = new TestingMails(tables).link(email, "VERIFY_EMAIL", 1);
        assertThat(browser.get("/admin/mails").status()).as("a customer").isEqualTo(403);
        assertThat(new TestingShopper(keys).get("/admin/mails").status())
                .as("a guest")
                .isEqualTo(303);

        tables.change("update customer set staff = true where email = ?", email);
        TestingShopper staff = new TestingShopper(keys);
        staff.submit(staff.get("/account/sign-in"), Map.of("email", email, "password", PASSWORD));
        Shown all = staff.get("/admin/mails");
        assertThat(all.status()).isEqualTo(200);
        assertThat(all.html()).contains("Confirm your e-mail address", email);
        Shown one = staff.get("/admin/mails/" + tables.one("select id from mail where recipient = ?", email));
        assertThat(one.html()).contains(link, "Hello &lt;b&gt;Leyla").doesNotContain("<b>Leyla");
        assertThat(staff.get("/admin/mails/1").status()).isEqualTo(404);
        assertThat(staff.get("/admin/mails/x").status()).isEqualTo(404);
        assertThat(staff.get("/admin/mails?before=1").html()).contains("No mail was sent yet.");
    }

    /** That there was a mail, and when, stays in the books. */
    @Test
    void ofWhoHasLeftItTellsOnlyThatTheyWereWrittenTo() {
        TestingTables tables = new TestingTables(cluster);
        TestingShopper gone = new TestingShopper(keys);
        gone.signUp(email, "Leyla");
        new TestingMails(tables).await(email, "VERIFY_EMAIL", 1);
        String mail = tables.one("select id from mail where recipient = ?", email);
        gone.submit(gone.get("/account/delete"), Map.of());

        String staffs = "staff-" + email;
        TestingShopper staff = new TestingShopper(keys);
        staff.signUp(staffs, "Ada");
        tables.change("update customer set staff = true where email = ?", staffs);
        staff = new TestingShopper(keys);
        staff.submit(staff.get("/account/sign-in"), Map.of("email", staffs, "password", PASSWORD));
        assertThat(staff.get("/admin/mails/" + mail).html())
                .contains("Confirm your e-mail address", "Somebody who has left", "Its text is not kept.")
                .doesNotContain(email.substring(0, 8), "Leyla");
    }
}
