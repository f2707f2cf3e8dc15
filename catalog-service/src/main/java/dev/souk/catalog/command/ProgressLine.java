package dev.souk.catalog.command;

import dev.souk.catalog.feed.ImportProgress;
import dev.souk.catalog.feed.ImportReport;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Says every second how far an import is, also when a transaction takes longer. */
final class ProgressLine implements ImportProgress, AutoCloseable {

    private final Clock clock;
    private final Instant began;
    private final EverySecond lines;
    private volatile Progress progress = new Progress(0, -1);

    ProgressLine(PrintStream out, Clock clock) {
        this.clock = clock;
        this.began = clock.instant();
        this.lines = new EverySecond(out, this::line);
    }

    @Override
    public void at(ImportReport soFar, int percent) {
        progress = new Progress(soFar.lines(), percent);
    }

    @Override
    public void close() {
        lines.close();
    }

    private String line() {
        Progress now = progress;
        long millis = Math.max(1, Duration.between(began, clock.instant()).toMillis());
        String share = now.percent() < 0 ? "" : "%3d %%  ".formatted(now.percent());
        return "%s%,d lines  %,d/s".formatted(share, now.lines(), now.lines() * 1000 / millis);
    }

    private record Progress(long lines, int percent) {}
}
