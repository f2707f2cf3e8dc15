package dev.souk.load.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Rates side by side, the median of several rounds each. */
final class Table {

    static void head(PrintStream out, String unit) {
        out.printf(Locale.ROOT, "%-44s %10s %9s %9s %8s%n", "", unit, "p50", "p99", "failed");
    }

    static void line(PrintStream out, String name, List<Rate> rounds) {
        Rate middle = median(rounds);
        Map<String, Long> failures = new TreeMap<>();
        rounds.forEach(rate -> rate.failures().forEach((reason, count) -> failures.merge(reason, count, Long::sum)));
        out.printf(
                Locale.ROOT,
                "%-44s %,10.0f %9s %9s %,8d%n",
                name,
                middle.perSecond(),
                millis(middle.p50()),
                millis(middle.p99()),
                failures.values().stream().mapToLong(Long::longValue).sum());
        failures.forEach((reason, count) -> out.printf(Locale.ROOT, "    %,d x %s%n", count, reason));
    }

    static Rate median(List<Rate> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Rate::perSecond))
                .skip(rounds.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
    }

    private Table() {}
}
