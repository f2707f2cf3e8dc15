package dev.souk.catalog.command;

import dev.souk.catalog.feed.ImportProgress;
import dev.souk.catalog.feed.ImportReport;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Says every second how far an import is, also when a transaction takes longer: one line each, so that it reads well in a
 * terminal and in a log.
 */
final class ProgressLine implements ImportProgress, AutoCloseable {

    private final PrintStream out;
    private final Clock clock;
    private final Instant began;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Progress progress = new Progress(0, -1);

    ProgressLine(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.began = clock.instant();
        Thread.ofPlatform().name("progress").daemon().start(this::printUntilClosed);
    }

    @Override
    public void at(ImportReport soFar, int percent) {
        progress = new Progress(soFar.lines(), percent);
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void printUntilClosed() {
        try {
            while (!closed.await(1, TimeUnit.SECONDS)) {
                print();
            }
        } catch (InterruptedException endOfProgram) {
            Thread.currentThread().interrupt();
        }
    }

    private void print() {
        Progress now = progress;
        long millis = Math.max(1, Duration.between(began, clock.instant()).toMillis());
        String share = now.percent() < 0 ? "" : "%3d %%  ".formatted(now.percent());
        out.printf("%s%,d lines  %,d/s%n", share, now.lines(), now.lines() * 1000 / millis);
    }

    private record Progress(long lines, int percent) {}
}
