package dev.souk.load.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What it took to make all pages again.
 *
 * @param statements that the database servers answered for it
 */
record Rebuild(long statements, Duration took, long failed) {

    static Rebuild median(List<Rebuild> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparing(Rebuild::took))
                .skip(rounds.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    double seconds() {
        return took.toNanos() / 1e9;
    }
}
