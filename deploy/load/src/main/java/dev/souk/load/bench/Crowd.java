package dev.souk.load.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/**
 * So many clients, each of which does the next thing as soon as the last one is done (a closed loop): how much there is done in a
 * second is what is asked, not how long somebody waits at a pace of our choice.
 */
public final class Crowd {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);
    private static final int PRECISION = 3; // digits

    private final Vertx vertx;
    private final int clients;

    public Crowd(Vertx vertx, int clients) {
        this.vertx = vertx;
        this.clients = clients;
    }

    /**
     * Goes on for some time, and until the last thing begun is done.
     *
     * @param next does one thing for the client of this number
     */
    public Rate work(Duration time, IntFunction<Future<?>> next) throws InterruptedException {
        Work work = new Work(time, next);
        List<Future<Void>> all = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            all.add(work.client(client));
        }
        Waiting.on(Future.join(all), time.multipliedBy(2).plusMinutes(2));
        return work.rate();
    }

    private final class Work {

        private final IntFunction<Future<?>> next;
        private final long began = System.nanoTime();
        private final long end;
        private final Histogram micros = new Histogram(LONGEST_MICROS, PRECISION);
        private final Map<String, Long> failures = new TreeMap<>();

        Work(Duration time, IntFunction<Future<?>> next) {
            this.next = next;
            this.end = began + time.toNanos();
        }

        Future<Void> client(int number) {
            Promise<Void> done = Promise.promise();
            vertx.getOrCreateContext().runOnContext(start -> again(number, done));
            return done.future();
        }

        private void again(int number, Promise<Void> done) {
            long start = System.nanoTime();
            if (start >= end) {
                done.complete();
                return;
            }
            next.apply(number).onComplete(result -> {
                if (result.succeeded()) {
                    did(System.nanoTime() - start);
                } else {
                    failed(result.cause());
                }
                // Not in this call: one that is answered at once would nest deeper with each.
                vertx.getOrCreateContext().runOnContext(go -> again(number, done));
            });
        }

        private synchronized void did(long nanos) {
            micros.recordValue(Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(nanos)));
        }

        private synchronized void failed(Throwable cause) {
            String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            failures.merge(reason, 1L, Long::sum);
        }

        synchronized Rate rate() {
            return new Rate(
                    micros.getTotalCount(),
                    Duration.ofNanos(System.nanoTime() - began),
                    percentile(50),
                    percentile(99),
                    failures);
        }

        private Duration percentile(double percent) {
            return Duration.of(micros.getValueAtPercentile(percent), ChronoUnit.MICROS);
        }
    }
}
