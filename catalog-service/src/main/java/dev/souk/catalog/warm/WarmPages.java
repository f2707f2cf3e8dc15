package dev.souk.catalog.warm;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Asks for pages as visitors would, at a steady pace, and throws the answers away: whoever answers keeps what it made. */
@ApplicationScoped
public class WarmPages {

    /** A page that is slow must not stop all others; more would only queue up in front of a shop that is slow. */
    private static final int AT_ONCE = 8;

    /** Longer than any page may take: a gateway gives up sooner. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** A shop that answers none of its first pages will answer none of ten thousand. */
    private static final int HOPELESS = 20;

    private static final int CONNECT_MILLIS = 2000;
    private static final int OK = 200;

    private final Vertx vertx;
    private final CountDownLatch stopped = new CountDownLatch(1);

    WarmPages(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Does so for as long as it takes, and tells {@code tally}; blocks. */
    public void run(URI shop, List<String> paths, int rate, WarmTally tally) {
        WebClient client = WebClient.create(vertx, options());
        Semaphore places = new Semaphore(AT_ONCE);
        try {
            long due = System.nanoTime();
            for (String path : paths) {
                if (stopped.await(due - System.nanoTime(), TimeUnit.NANOSECONDS) || isHopeless(tally)) {
                    break;
                }
                // From now on when it is late: who was held up must not hurry afterwards.
                due = Math.max(due, System.nanoTime()) + TimeUnit.SECONDS.toNanos(1) / rate;
                places.acquire();
                ask(client, shop.resolve(path), places, tally);
            }
            places.acquire(AT_ONCE);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } finally {
            client.close();
        }
    }

    /** Ends it early, with what is under way; for good. */
    public void stop() {
        stopped.countDown();
    }

    private static void ask(WebClient client, URI page, Semaphore places, WarmTally tally) {
        client.requestAbs(HttpMethod.GET, page.toString())
                .timeout(LIMIT.toMillis())
                .putHeader("Accept", "text/html")
                .putHeader("Accept-Encoding", "gzip")
                .send()
                .onItemOrFailure()
                .invoke((answer, failure) -> {
                    if (failure == null) {
                        tally.answered(answer.statusCode() == OK, Integer.toString(answer.statusCode()));
                    } else {
                        tally.answered(false, failure.getClass().getSimpleName());
                    }
                })
                .onTermination()
                .invoke(places::release)
                .subscribe()
                .with(answer -> {}, failure -> {}); // it is in the tally
    }

    private static boolean isHopeless(WarmTally tally) {
        return tally.made() == 0 && tally.failed() >= HOPELESS;
    }

    private static WebClientOptions options() {
        return new WebClientOptions()
                .setMaxPoolSize(AT_ONCE)
                .setConnectTimeout(CONNECT_MILLIS)
                .setFollowRedirects(false)
                .setUserAgent("souk-warm");
    }
}
