package dev.souk.db.backfill;

import dev.souk.db.Replicas.Behind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What one run says of itself: a line at the start, one every two seconds, one at the end. Its words are English, and so are
 * its numbers, wherever it runs.
 */
final class BackfillReport {

    private static final double MILLIS_PER_SECOND = 1_000;

    private final Consumer<String> out;
    private final Clock clock;
    private final Duration every;
    private final Map<String, Duration> waited = new TreeMap<>();
    private final Progress began;
    private final long about;
    private final Instant started;
    private Instant last;

    BackfillReport(Consumer<String> out, Clock clock, Duration every, Progress began, long about) {
        this.out = out;
        this.clock = clock;
        this.every = every;
        this.began = began;
        this.about = about;
        this.started = clock.instant();
        this.last = started;
    }

    /** Steps follow each other, but not on one thread. */
    synchronized void begins(Key<?> key, int rows) {
        if (began.isFinished()) {
            say(String.format(
                    Locale.ROOT,
                    "done already: %,d rows in %,d batches, at %s. --again begins again",
                    began.rows(),
                    began.batches(),
                    began.finishedAt()));
        } else if (began.lastKey() == null) {
            say(String.format(Locale.ROOT, "about %,d rows of %s, %,d at a time", about, key.table(), rows));
        } else {
            say(String.format(
                    Locale.ROOT,
                    "about %,d rows of %s, %,d at a time; goes on after %s %s with %,d rows done",
                    about,
                    key.table(),
                    rows,
                    key.column(),
                    began.lastKey(),
                    began.rows()));
        }
    }

    synchronized void reached(Progress progress) {
        if (progress.isFinished()) {
            say(String.format(
                    Locale.ROOT,
                    "done: %,d rows in %,d batches, %,d changed; this run: %s",
                    progress.rows(),
                    progress.batches(),
                    progress.changed(),
                    pace(progress)));
        } else if (isTime()) {
            say(String.format(
                    Locale.ROOT,
                    "%,d of about %,d rows; %s",
                    progress.rows(),
                    Math.max(about, progress.rows()),
                    pace(progress)));
        }
    }

    /** Waits for these, since {@code time} before now. */
    synchronized void waits(Progress progress, List<Behind> behind, Duration time) {
        if (isTime()) {
            say(String.format(
                    Locale.ROOT, "%,d rows; waits for %s since %s", progress.rows(), names(behind), seconds(time)));
        }
    }

    /** Waited so long for this one. */
    synchronized void waited(String replica, Duration time) {
        waited.merge(replica, time, Duration::plus);
    }

    private boolean isTime() {
        Instant now = clock.instant();
        boolean due = Duration.between(last, now).compareTo(every) >= 0;
        if (due) {
            last = now;
        }
        return due;
    }

    private String pace(Progress progress) {
        Duration time = Duration.between(started, clock.instant());
        long own = progress.run() == began.run() ? progress.rows() - began.rows() : progress.rows();
        double perSecond = own * MILLIS_PER_SECOND / Math.max(1, time.toMillis());
        String pace = String.format(Locale.ROOT, "%,.0f rows/s for %s", perSecond, seconds(time));
        return waited.isEmpty() ? pace : pace + ", waited " + waitedFor();
    }

    private String waitedFor() {
        return waited.entrySet().stream()
                .map(wait -> seconds(wait.getValue()) + " for " + wait.getKey())
                .collect(Collectors.joining(", "));
    }

    static String names(List<Behind> behind) {
        return behind.stream().map(Behind::toString).collect(Collectors.joining(", "));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / MILLIS_PER_SECOND);
    }

    private void say(String line) {
        out.accept(began.name() + ": " + line);
    }
}
