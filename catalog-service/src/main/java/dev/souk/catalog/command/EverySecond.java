package dev.souk.catalog.command;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Says every second how far something is: one line each, so that it reads well in a terminal and in a log. */
final class EverySecond implements AutoCloseable {

    private final PrintStream out;
    private final Supplier<String> line;
    private final CountDownLatch closed = new CountDownLatch(1);

    EverySecond(PrintStream out, Supplier<String> line) {
        this.out = out;
        this.line = line;
        Thread.ofPlatform().name("progress").daemon().start(this::printUntilClosed);
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void printUntilClosed() {
        try {
            while (!closed.await(1, TimeUnit.SECONDS)) {
                out.println(line.get());
            }
        } catch (InterruptedException endOfProgram) {
            Thread.currentThread().interrupt();
        }
    }
}
