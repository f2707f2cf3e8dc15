package dev.souk.local.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.souk.local.endtoend.Browser.Visitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Buys with a browser in the shop that {@code ./souk up} opens, with script and without. */
@Tag("browser")
@TestInstance(Lifecycle.PER_CLASS)
class BuyingIT {

    private static final Pattern ORDER = Pattern.compile("/orders/[0-9A-Z]{5}-[0-9A-Z]{5}\\?key=");

    private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private OpenShop shop;

    @SuppressWarnings("NullAway.Init")
    private Browser browser;

    @RegisterExtension
    final LogsOnFailure logs = new LogsOnFailure(() -> folder);

    @BeforeAll
    void open(@TempDir Path own) throws IOException, InterruptedException {
        folder = own;
        shop = OpenShop.open(folder, "--replicas", "1");
        shop.sell("lamp,1000,12.50 USD");
        browser = new Browser(shop.address());
    }

    @AfterEach
    void leave() {
        browser.leave();
    }

    @AfterAll
    void close() throws IOException {
        browser.close();
        shop.close();
    }

    @ParameterizedTest
    @MethodSource("allVisitors")
    void buysAfterADeclinedCard(Visitor visitor) {
        Page page = browser.visit(visitor, "/");
        page.getByRole(AriaRole.SEARCHBOX).first().fill("piece lamp");
        page.getByRole(AriaRole.SEARCHBOX).first().press("Enter");
        page.locator("main a[href^='/p/piece-lamp']").first().click();
        button(page, "Add to cart").click();
        if (visitor.script()) {
            assertThat(page).hasURL(Pattern.compile("/p/piece-lamp"));
            link(page, "View cart").click();
        }
        assertThat(page).hasURL(Pattern.compile("/cart"));
        assertThat(page.locator(".cart-link__count")).hasText("1");

        page.getByLabel("Quantity").fill("3");
        button(page, "Update").click();
        assertThat(page.locator(".summary__total")).containsText("$37.50");
        looksWell(page, visitor, "cart");

        button(page, "Go to checkout").click();
        button(page, "Continue to delivery").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("things need another look");
        looksWell(page, visitor, "address-with-errors");
        fillAddress(page);
        looksWell(page, visitor, "address");
        button(page, "Continue to delivery").click();
        page.getByLabel("Express").check();
        looksWell(page, visitor, "delivery");
        button(page, "Continue to payment").click();

        pay(page, "4000 0000 0000 0002");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The card was declined");
        looksWell(page, visitor, "declined");
        pay(page, "4242 4242 4242 4242");

        assertThat(page).hasURL(ORDER);
        assertThat(heading(page)).hasText("Thank you, Ada Lovelace");
        assertThat(page.locator(".cart-link__count")).hasCount(0);
        looksWell(page, visitor, "order");

        String order = page.url();
        page.reload();
        assertThat(heading(page)).hasText("Thank you, Ada Lovelace");
        page.goBack();
        assertThat(page.getByLabel("Card number")).hasCount(0);
        page.navigate(order);
        assertThat(page.locator(".order__number")).isVisible();
    }

    @ParameterizedTest
    @MethodSource("visitors")
    void provesAPaymentAtTheBank(Visitor visitor) {
        Page page = toPayment(visitor);

        pay(page, "4000 0025 0000 3155");
        looksWell(page, visitor, "challenge");
        link(page, "Continue to your bank").click();
        button(page, "No, refuse").click();
        backToTheShop(page);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Your bank did not confirm the payment");

        pay(page, "4000 0025 0000 3155");
        link(page, "Continue to your bank").click();
        button(page, "Yes, pay").click();
        backToTheShop(page);
        assertThat(page).hasURL(ORDER);
    }

    @ParameterizedTest
    @MethodSource("visitors")
    void findsTheOrderWhenTheProvidersAnswerIsLost(Visitor visitor) {
        Page page = toPayment(visitor);

        pay(page, "4000 0000 0000 0119");

        page.waitForURL(ORDER, new Page.WaitForURLOptions().setTimeout(60_000));
        assertThat(heading(page)).hasText("Thank you, Ada Lovelace");
    }

    @ParameterizedTest
    @MethodSource("visitors")
    void buysOnceWithADoubleClick(Visitor visitor) throws Exception {
        Page page = toPayment(visitor);

        page.getByLabel("Card number").fill("4242 4242 4242 4242");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Pay ")))
                .dblclick();

        page.waitForURL(ORDER, new Page.WaitForURLOptions().setTimeout(60_000));
        shop.souk("audit").withExitCode(0);
    }

    @ParameterizedTest
    @MethodSource("visitors")
    void aGuestBecomesACustomerOnTheWayAndLeavesForGood(Visitor visitor) {
        String email = UUID.randomUUID() + "@example.com";
        Page page = toCheckout(visitor);
        String checkout = page.url();
        page.navigate("/account/sign-in?next=" + checkout.substring(checkout.indexOf("/checkout")));
        looksWell(page, visitor, "sign-in");
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill("not the password");
        page.locator("main").getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("not the e-mail address and the password");
        looksWell(page, visitor, "sign-in-refused");
        link(page, "Make an account").click();
        page.getByLabel("What may we call you?").fill("Ada");
        page.getByLabel("E-mail").fill("nonsense");
        page.getByLabel("Password").fill("password");
        button(page, "Make an account").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("need another look");
        looksWell(page, visitor, "sign-up-with-errors");
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill("forty winks and a nap");
        button(page, "Make an account").click();

        assertThat(page).hasURL(checkout);
        fillAddress(page);
        button(page, "Continue to delivery").click();
        button(page, "Continue to payment").click();
        pay(page, "4000 0025 0000 3155");
        link(page, "Continue to your bank").click();
        button(page, "Yes, pay").click();
        backToTheShop(page);
        assertThat(page).hasURL(ORDER);

        page.navigate("/");
        assertThat(page.locator(".account-link__name")).hasText("Hello, Ada");
        page.navigate("/account");
        looksWell(page, visitor, "account");
        page.locator("main")
                .getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("Your orders"))
                .click();
        looksWell(page, visitor, "orders");
        page.locator("main a[href^='/orders/']").click();
        assertThat(page.locator(".order__number")).isVisible();

        page.navigate("/account/addresses/new");
        looksWell(page, visitor, "new-address");
        page.getByLabel("Full name").fill("Ada Lovelace");
        page.getByLabel("Street and number").fill("1 Long Street");
        page.getByLabel("Town or city").fill("San Francisco");
        page.getByLabel("Country").selectOption("US");
        button(page, "Keep the address").click();
        looksWell(page, visitor, "addresses");

        page.navigate("/account/delete");
        looksWell(page, visitor, "delete");
        button(page, "Delete it for good").click();
        assertThat(heading(page)).hasText("Your account is deleted");
        page.navigate("/account");
        assertThat(heading(page)).hasText("Sign in");
        assertThat(page.locator(".cart-link__count")).hasCount(0);
    }

    @Test
    void saysWhatToDoWithAnEmptyCart() {
        Page page = browser.visit(Visitor.PHONE, "/cart");
        assertThat(heading(page)).hasText("Your cart is empty");
        looksWell(page, Visitor.PHONE, "cart-empty");

        page.navigate("/checkout");

        assertThat(heading(page)).hasText("Your cart is empty");
        PageChecks.hasNoSeriousFault(page);
    }

    @Test
    void keepsWhatWasTypedWhenTheServiceIsAwayForAMoment() throws Exception {
        Page page = toCheckout(Visitor.DESK);
        fillAddress(page);
        shop.souk("fault", "kill", "checkout").withExitCode(0);

        button(page, "Continue to delivery").click();
        assertThat(heading(page)).hasText("Back in a moment");
        shop.awaitUp("checkout");
        page.reload(); // sends the form once more

        assertThat(heading(page)).hasText("How should it come?");
        page.goBack();
        assertThat(page.getByLabel("Street and number")).hasValue("1 Long Street");
    }

    static Stream<Visitor> allVisitors() {
        return Stream.concat(Stream.of(Visitor.PHONE), visitors());
    }

    static Stream<Visitor> visitors() {
        return Stream.of(Visitor.PHONE.inTheDark(), Visitor.DESK.withoutScript());
    }

    private Page toPayment(Visitor visitor) {
        Page page = toCheckout(visitor);
        fillAddress(page);
        button(page, "Continue to delivery").click();
        button(page, "Continue to payment").click();
        return page;
    }

    private Page toCheckout(Visitor visitor) {
        Page page = browser.visit(visitor, "/p/piece-lamp");
        button(page, "Add to cart").click();
        if (visitor.script()) {
            link(page, "View cart").click();
        }
        button(page, "Go to checkout").click();
        return page;
    }

    private static void fillAddress(Page page) {
        page.getByLabel("E-mail").fill("ada@example.com");
        page.getByLabel("Full name").fill("Ada Lovelace");
        page.getByLabel("Street and number").fill("1 Long Street");
        page.getByLabel("Postal code").fill("94110");
        page.getByLabel("Town or city").fill("San Francisco");
        page.getByLabel("State, province or canton").fill("CA");
        page.getByLabel("Country").selectOption("US");
    }

    private static void pay(Page page, String card) {
        page.getByLabel("Card number").fill(card);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Pay ")))
                .click();
    }

    private static void backToTheShop(Page page) {
        if (!page.url().contains("/checkout") && !page.url().contains("/orders")) {
            link(page, "Back to the shop").click();
        }
    }

    private static void looksWell(Page page, Visitor visitor, String name) {
        if (visitor.script()) {
            PageChecks.hasNoSeriousFault(page); // which is script itself
        }
        String looks = visitor.scheme().name().toLowerCase(Locale.ROOT) + (visitor.script() ? "" : "-no-script");
        PageChecks.fitsAllWidths(page, "%s-%s".formatted(name, looks));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator heading(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }
}
