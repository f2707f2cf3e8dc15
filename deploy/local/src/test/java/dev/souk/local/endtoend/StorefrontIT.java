package dev.souk.local.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import dev.souk.local.endtoend.Browser.Visitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks through the shop that {@code ./souk up} opens, as visitors with different eyes and windows do. */
@Tag("browser")
@TestInstance(Lifecycle.PER_CLASS)
class StorefrontIT {

    private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private OpenShop shop;

    @SuppressWarnings("NullAway.Init")
    private Browser browser;

    @RegisterExtension
    final LogsOnFailure logs = new LogsOnFailure(() -> folder);

    @BeforeAll
    void open(@TempDir Path own) throws IOException {
        folder = own;
        shop = OpenShop.open(folder, "--replicas", "1");
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

    @Test
    void browsesFromTheHomePageToAProductWithoutScript() {
        Page page = browser.visit(Visitor.PHONE.withoutScript(), "/");

        page.locator("main a[href^='/c/']").first().click();
        assertThat(page).hasURL(Pattern.compile("/c/[a-z0-9-]+$"));
        String title = page.locator("main a[href^='/p/']").first().innerText().strip();
        page.locator("main a[href^='/p/']").first().click();

        assertThat(page).hasURL(Pattern.compile("/p/[a-z0-9-]+"));
        assertThat(title)
                .contains(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                        .innerText());
    }

    @Test
    void findsAProductBySearchingForIt() {
        Page page = browser.visit(Visitor.DESK, "/");

        Locator field = page.getByRole(AriaRole.SEARCHBOX).first();
        field.fill("teapot");
        field.press("Enter");

        assertThat(page).hasURL(Pattern.compile("/search\\?q=teapot"));
        assertThat(page.locator("main a[href^='/p/']").first())
                .containsText(Pattern.compile("teapot", Pattern.CASE_INSENSITIVE));
    }

    @ParameterizedTest
    @MethodSource("pagesAndVisitors")
    void hasNoSeriousAccessibilityFault(String path, Visitor visitor) {
        Page page = browser.visit(visitor, path);

        PageChecks.hasNoSeriousFault(page);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void fitsANarrowPhone(String path) {
        Page page = browser.visit(new Visitor(320, true, Visitor.PHONE.scheme()), path);

        assertThat(page.evaluate("document.scrollingElement.scrollWidth")).isEqualTo(320);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void standsStillWhileItLoads(String path) {
        Page page = browser.visit(Visitor.PHONE, path);

        Number shift = (Number) page.evaluate("""
                () => new Promise(resolve => {
                  new PerformanceObserver(list => resolve(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)))
                      .observe({type: 'layout-shift', buffered: true});
                  requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
                })""");

        assertThat(shift.doubleValue()).isLessThanOrEqualTo(0.02);
    }

    @Test
    void sendsACategoryPageInSixtyKilobytesWithoutItsPictures() {
        List<Response> responses = new ArrayList<>();
        Page page = browser.visit(Visitor.PHONE, "about:blank");
        page.onResponse(responses::add);
        page.navigate(aCategory());

        // Asking for a size lets the browser report more responses meanwhile.
        long bytes = List.copyOf(responses).stream()
                .filter(response -> !response.url().contains("/pictures/"))
                .mapToLong(response -> response.request().sizes().responseBodySize
                        + response.request().sizes().responseHeadersSize)
                .sum();

        assertThat(responses).as("the page, its stylesheet and its pictures").hasSizeGreaterThan(2);
        assertThat(bytes).isBetween(2_000L, 60_000L);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void saysNothingOnTheConsole(String path) {
        List<String> messages = new ArrayList<>();
        Page page = browser.visit(Visitor.DESK, "about:blank");
        page.onConsoleMessage(message -> messages.add(message.text()));
        page.onPageError(messages::add);
        page.onRequestFailed(request -> messages.add(request.url() + " " + request.failure()));
        page.navigate(path);

        boolean missing = path.equals("/no-such-page");
        assertThat(messages)
                .filteredOn(message -> !(missing && message.contains("404")))
                .isEmpty();
    }

    Stream<String> pages() {
        return Stream.of("/", aCategory(), aProduct(), "/search?q=teapot", "/search?q=nothinghere", "/no-such-page");
    }

    Stream<Arguments> pagesAndVisitors() {
        return pages().flatMap(path ->
                Stream.of(Visitor.PHONE, Visitor.DESK.inTheDark()).map(visitor -> Arguments.of(path, visitor)));
    }

    private String aCategory() {
        return first("/", "main a[href^='/c/']");
    }

    private String aProduct() {
        return first(aCategory(), "main a[href^='/p/']");
    }

    private String first(String path, String link) {
        try (Page page = browser.visit(Visitor.PHONE, path)) {
            return page.locator(link).first().getAttribute("href");
        }
    }
}
