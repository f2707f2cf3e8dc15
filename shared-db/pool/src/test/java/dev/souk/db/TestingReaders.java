package dev.souk.db;

import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Readers that read as fast as they are answered, all at once, and write down what they saw. */
final class TestingReaders implements AutoCloseable {

    private final AtomicLong done = new AtomicLong();
    private final AtomicLong slowestNanos = new AtomicLong();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final CountDownLatch running;
    private volatile boolean stopped;

    private TestingReaders(int readers) {
        this.running = new CountDownLatch(readers);
    }

    static TestingReaders start(int readers, Supplier<Uni<?>> read) {
        TestingReaders all = new TestingReaders(readers);
        for (int i = 0; i < readers; i++) {
            Uni.createFrom()
                    .deferred(() -> all.timed(read))
                    .repeat()
                    .until(ignored -> all.stopped)
                    .collect()
                    .last()
                    .subscribe()
                    .with(ignored -> all.running.countDown(), failure -> all.running.countDown());
        }
        return all;
    }

    private Uni<Long> timed(Supplier<Uni<?>> read) {
        long started = System.nanoTime();
        return read.get().onItemOrFailure().transform((item, failure) -> {
            if (failure != null) {
                failures.add(failure);
            }
            slowestNanos.accumulateAndGet(System.nanoTime() - started, Math::max);
            return done.incrementAndGet();
        });
    }

    /** Waits until so many more reads are done. */
    void awaitMore(long reads) {
        long target = done.get() + reads;
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> done.get() >= target);
    }

    void runFor(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(20)).until(() -> true);
    }

    long done() {
        return done.get();
    }

    Queue<Throwable> failures() {
        return failures;
    }

    Duration slowest() {
        return Duration.ofNanos(slowestNanos.get());
    }

    /** No read is under way afterwards. */
    @Override
    public void close() {
        stopped = true;
        await().atMost(Duration.ofSeconds(20)).until(() -> running.getCount() == 0);
    }
}
