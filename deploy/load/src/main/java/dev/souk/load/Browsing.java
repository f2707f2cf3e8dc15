package dev.souk.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Browses a shop at a steady pace and says each second how that goes.
 *
 * <p>The pace does not follow the shop's (an open loop): a request that should have been sent while the shop hung counts
 * from then on, so that a stall is seen as what it is to visitors.
 */
public final class Browsing {

    /** A visitor has left by then. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private static final Duration PROBE_LIMIT = Duration.ofMillis(800);

    /** Sitemaps list at most 50,000 pages each; more than enough to choose from. */
    private static final int MOST_SITEMAPS = 20;

    /** Requests under way. With more the generator itself would be what is measured. */
    private static final int MOST_UNDER_WAY = 2000;

    private final BrowsePlan plan;
    private final PrintStream out;
    private final boolean terminal;
    private final Tally tally = new Tally();
    private final ReadShares reads = new ReadShares();
    private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean summarised;

    /** With {@code terminal} the line of each second replaces the last. */
    public Browsing(BrowsePlan plan, PrintStream out, boolean terminal) {
        this.plan = plan;
        this.out = out;
        this.terminal = terminal;
    }

    /** Ends it before its time. */
    public void stop() {
        stopped.countDown();
    }

    /** Returns the number of failed requests. */
    public long run() throws InterruptedException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try {
            HttpClient client = vertx.createHttpClient(
                    new HttpClientOptions().setConnectTimeout((int) ANSWER_LIMIT.toMillis()),
                    new PoolOptions().setHttp1MaxSize(plan.clients()).setMaxWaitQueueSize(MOST_UNDER_WAY));
            ShopPages pages = ShopPages.of(paths(client));
            out.printf(
                    Locale.ROOT,
                    "Browsing %s: %d pages, %d requests a second, %d connections. Ctrl-C ends it.%n",
                    plan.shop(),
                    pages.count(),
                    plan.requestsPerSecond(),
                    plan.clients());
            browse(client, pages);
            awaitAnswers();
            summary();
            return tally.failures();
        } finally {
            vertx.close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(5, TimeUnit.SECONDS)
                    .join();
        }
    }

    private List<String> paths(HttpClient client) {
        List<String> paths = new ArrayList<>();
        List<String> sitemaps = new ArrayList<>(List.of("/sitemap.xml"));
        for (int read = 0; read < sitemaps.size() && read < MOST_SITEMAPS; read++) {
            for (String path : ShopPages.locations(text(client, sitemaps.get(read)))) {
                (path.endsWith(".xml") ? sitemaps : paths).add(path);
            }
        }
        return paths;
    }

    private String text(HttpClient client, String path) {
        try {
            return get(client, plan.shop().resolve(path), ANSWER_LIMIT)
                    .map(Buffer::toString)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(2 * ANSWER_LIMIT.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException failure) {
            throw new IllegalStateException(
                    "cannot read %s of the shop: %s".formatted(path, failure.getCause()), failure);
        }
    }

    private void browse(HttpClient client, ShopPages pages) throws InterruptedException {
        Random random = new Random(plan.seed());
        long begin = System.nanoTime();
        long interval = TimeUnit.SECONDS.toNanos(1) / plan.requestsPerSecond();
        long second = TimeUnit.SECONDS.toNanos(1);
        askForReads(client);
        for (long number = 0; number * interval < plan.duration().toNanos(); number++) {
            long intended = begin + number * interval;
            if (stopped.await(Math.max(0, intended - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                return;
            }
            if (number > 0 && number * interval / second != (number - 1) * interval / second) {
                long passed = number * interval / second;
                askForReads(client).onComplete(asked -> line(passed));
            }
            visit(client, pages.next(random), intended);
        }
    }

    private void visit(HttpClient client, String path, long intended) {
        if (!underWay.tryAcquire()) {
            tally.failed(intended, "more than " + MOST_UNDER_WAY + " requests under way");
            return;
        }
        // Compressed, as browsers ask for it; nobody looks inside.
        RequestOptions compressed =
                request(plan.shop().resolve(path), ANSWER_LIMIT).putHeader("Accept-Encoding", "gzip");
        client.request(compressed)
                .compose(Browsing::pageOf)
                .onSuccess(page -> tally.answered(intended))
                .onFailure(failure -> tally.failed(intended, reason(failure)))
                .onComplete(done -> underWay.release());
    }

    private Future<Void> askForReads(HttpClient client) {
        List<Future<String>> answers = plan.services().stream()
                .map(service -> get(client, service.resolve("/internal/database"), PROBE_LIMIT)
                        .map(Buffer::toString))
                .toList();
        return Future.join(answers)
                .<Void>mapEmpty()
                .otherwiseEmpty()
                .onSuccess(asked -> reads.update(answers.stream()
                        .filter(Future::succeeded)
                        .map(Future::result)
                        .toList()));
    }

    private static Future<Buffer> get(HttpClient client, URI uri, Duration limit) {
        return client.request(request(uri, limit)).compose(Browsing::pageOf);
    }

    private static RequestOptions request(URI uri, Duration limit) {
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(uri.toString())
                .setFollowRedirects(true)
                .setIdleTimeout(limit.toMillis());
    }

    /** In one step of the event loop: an answer that comes before its body is asked for would be lost. */
    private static Future<Buffer> pageOf(HttpClientRequest request) {
        return request.send().compose(Browsing::body);
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        return response.body()
                .compose(body -> response.statusCode() < 400
                        ? Future.succeededFuture(body)
                        : Future.failedFuture("status " + response.statusCode()));
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private synchronized void line(long second) {
        if (summarised) {
            return;
        }
        Tally.Latencies latencies = tally.sinceLast();
        String text = String.format(
                Locale.ROOT,
                "%4d s  %7d requests  %d failed  p50 %s  p99 %s  reads: %s",
                second,
                tally.requests(),
                tally.failures(),
                millis(latencies.p50()),
                millis(latencies.p99()),
                reads.text());
        if (terminal) {
            out.print("\r\u001b[K" + text);
        } else {
            out.println(text);
        }
        out.flush();
    }

    private void awaitAnswers() throws InterruptedException {
        boolean all = underWay.tryAcquire(MOST_UNDER_WAY, 2 * ANSWER_LIMIT.toSeconds(), TimeUnit.SECONDS);
        if (!all) {
            out.println("some requests were never answered");
        }
    }

    private synchronized void summary() {
        summarised = true;
        Tally.Latencies latencies = tally.overall();
        out.printf(
                Locale.ROOT,
                "%s%d requests, %d failed. p50 %s, p99 %s, p99.9 %s, longest %s.%n",
                terminal ? "\r\u001b[K" : "",
                tally.requests(),
                tally.failures(),
                millis(latencies.p50()),
                millis(latencies.p99()),
                millis(latencies.p999()),
                millis(latencies.most()));
        tally.reasons().forEach((reason, count) -> out.printf(Locale.ROOT, "  %d x %s%n", count, reason));
        out.flush();
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.0f ms", duration.toNanos() / 1e6);
    }
}
