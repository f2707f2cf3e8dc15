package dev.souk.catalog.command;

import dev.souk.catalog.warm.PagesToWarm;
import dev.souk.catalog.warm.WarmPages;
import dev.souk.catalog.warm.WarmTally;
import dev.souk.web.Shop;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Has pages made ahead of visitors: progress beside the result. */
@ApplicationScoped
class WarmCommand {

    /** A page that is under way takes no longer, and whoever ended the process does not wait for more. */
    private static final Duration SUMMARY = Duration.ofSeconds(3);

    private final PagesToWarm pages;
    private final WarmPages warm;
    private final Shop shop;
    private final Clock clock;
    private volatile CountDownLatch running = new CountDownLatch(0);

    WarmCommand(PagesToWarm pages, WarmPages warm, Shop shop, Clock clock) {
        this.pages = pages;
        this.warm = warm;
        this.shop = shop;
        this.clock = clock;
    }

    /** Done when every page was answered well. */
    int run(Command.Warm command, PrintStream out, PrintStream err) {
        URI at = command.at() == null ? URI.create(shop.origin()) : command.at();
        List<String> paths = paths(command.limit());
        CountDownLatch reported = new CountDownLatch(1);
        running = reported;
        try {
            WarmTally tally = new WarmTally();
            Instant began = clock.instant();
            warm(at, paths, command.rate(), tally, new EverySecond(err, () -> line(tally, paths.size(), since(began))));
            out.println(report(tally, paths.size(), at, since(began)));
            return tally.made() == paths.size() ? CommandRun.DONE : CommandRun.FAILED;
        } finally {
            reported.countDown();
        }
    }

    /** Somebody ends the process: how far it came is said before. */
    void end(@Observes ShutdownEvent end) throws InterruptedException {
        warm.stop();
        boolean inTime = running.await(SUMMARY.toMillis(), TimeUnit.MILLISECONDS);
        if (!inTime) {
            Log.warn("Ended while pages were asked for that are long in coming");
        }
    }

    private void warm(URI at, List<String> paths, int rate, WarmTally tally, EverySecond progress) {
        try {
            warm.run(at, paths, rate, tally);
        } finally {
            progress.close();
        }
    }

    private static String report(WarmTally tally, int all, URI at, Duration took) {
        boolean stopped = tally.failed() == 0 && tally.made() < all;
        return "%s%,d of %,d pages of %s are made, in %.1f s%s"
                .formatted(
                        stopped ? "Stopped: " : "",
                        tally.made(),
                        all,
                        at,
                        took.toMillis() / 1000.0,
                        tally.failed() == 0 ? "" : "; %,d failed: %s".formatted(tally.failed(), tally.failures()));
    }

    /** {@code 412 of 10,000 pages, 85/s, 113 s left}. */
    private static String line(WarmTally tally, int all, Duration took) {
        int done = tally.made() + tally.failed();
        double pace = done / Math.max(0.001, took.toMillis() / 1000.0);
        return "%,d of %,d pages, %,.0f/s%s%s"
                .formatted(
                        done,
                        all,
                        pace,
                        done == 0 ? "" : ", %,.0f s left".formatted((all - done) / pace),
                        tally.failed() == 0 ? "" : ", %,d failed".formatted(tally.failed()));
    }

    private List<String> paths(int limit) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> pages.paths(limit));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private Duration since(Instant began) {
        return Duration.between(began, clock.instant());
    }
}
