package dev.souk.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Path;
import java.util.List;

/** What must hold for every page of the shop, whoever looks at it. */
final class PageChecks {

    /** A phone, a tablet, a desk. */
    private static final List<Integer> WIDTHS = List.of(390, 820, 1440);

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private PageChecks() {}

    static void hasNoSeriousFault(Page page) {
        List<Rule> faults = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .toList();

        assertThat(faults).as(() -> page.url() + "\n" + describe(faults)).isEmpty();
    }

    /** No page is wider than the window, and each is kept as a picture to look at. */
    static void fitsAllWidths(Page page, String name) {
        ViewportSize before = page.viewportSize();
        for (int width : WIDTHS) {
            page.setViewportSize(width, 900);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(SCREENSHOTS.resolve("%s-%d.png".formatted(name, width))));
            assertThat(page.evaluate("document.scrollingElement.scrollWidth"))
                    .as("width of %s in a window of %d", name, width)
                    .isEqualTo(width);
        }
        page.setViewportSize(before.width, before.height);
    }

    private static String describe(List<Rule> faults) {
        StringBuilder text = new StringBuilder();
        for (Rule fault : faults) {
            text.append(fault.getId()).append(": ").append(fault.getHelp()).append('\n');
            fault.getNodes()
                    .forEach(node -> text.append("    ").append(node.getHtml()).append('\n'));
        }
        return text.toString();
    }
}
