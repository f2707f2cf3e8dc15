package dev.souk.catalog.command;

import dev.souk.catalog.feed.ImportProgress;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Says once a second how far an import is: one line each, so that it reads well in a terminal and in a log. */
final class ProgressLine implements ImportProgress {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PrintStream out;
    private final Clock clock;
    private final Instant began;
    private Instant said;

    ProgressLine(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.began = clock.instant();
        this.said = began;
    }

    @Override
    public void at(long lines, int percent) {
        Instant now = clock.instant();
        if (Duration.between(said, now).compareTo(PAUSE) < 0) {
            return;
        }
        said = now;
        long perSecond = lines * 1000 / Math.max(1, Duration.between(began, now).toMillis());
        String share = percent < 0 ? "" : "%3d %%  ".formatted(percent);
        out.printf("%s%,d lines  %,d/s%n", share, lines, perSecond);
    }
}
