package dev.souk.local.endtoend;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium or Chrome of this machine, without a window. */
final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    /** A visitor in the browser: how wide the window is, whether script runs, light or dark. */
    record Visitor(int width, boolean script, ColorScheme scheme) {
        static final Visitor PHONE = new Visitor(390, true, ColorScheme.LIGHT);
        static final Visitor DESK = new Visitor(1440, true, ColorScheme.LIGHT);

        Visitor withoutScript() {
            return new Visitor(width, false, scheme);
        }

        Visitor inTheDark() {
            return new Visitor(width, script, ColorScheme.DARK);
        }
    }

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final URI shop;

    /** @param shop where the shop's front door is */
    Browser(URI shop) {
        this.shop = shop;
        playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable())
                        // root may not use the sandbox, and the rest keeps the browser from calling home
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** A fresh visitor with an empty cookie jar. */
    Page visit(Visitor visitor, String path) {
        BrowserContext context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(visitor.width(), 900)
                .setJavaScriptEnabled(visitor.script())
                .setColorScheme(visitor.scheme())
                // A page that is still fading in takes no clicks in a browser that nobody looks at.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setBaseURL(shop.toString()));
        context.setDefaultTimeout(10_000);
        Page page = context.newPage();
        page.navigate(path);
        return page;
    }

    /** All visitors go. */
    void leave() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Path executable() {
        return Stream.concat(named(), onThePath())
                .filter(file -> file.toFile().canExecute())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "No Chromium found: install one (Debian: apt install chromium), name one by SOUK_CHROMIUM,"
                                + " or leave these tests out with ./souk test"));
    }

    private static Stream<Path> named() {
        return Optional.ofNullable(System.getenv("SOUK_CHROMIUM")).map(Path::of).stream();
    }

    private static Stream<Path> onThePath() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
    }
}
