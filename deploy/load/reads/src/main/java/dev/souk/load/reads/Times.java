package dev.souk.load.reads;

import java.time.Duration;
import java.util.Locale;

/** Durations as the tables show them. */
final class Times {

    private Times() {}

    static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }
}
