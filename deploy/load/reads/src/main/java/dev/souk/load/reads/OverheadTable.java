package dev.souk.load.reads;

import dev.souk.load.bench.Rate;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The ways beneath one another, each beside Hibernate on one plain pool. */
final class OverheadTable {

    private static final double MOST_PERCENT = 10;

    private final PrintStream out;
    private final Map<String, List<Rate>> rates;
    private final List<Rate> reference;

    OverheadTable(PrintStream out, Map<String, List<Rate>> rates) {
        this.out = out;
        this.rates = rates;
        this.reference = rates.getOrDefault(PlainHibernateReader.NAME, List.of());
    }

    void print(ReadOverheadPlan plan) {
        out.printf(
                Locale.ROOT,
                "%nReads of one row by its key from one server, %d clients, %d rounds of %.1f s: the median, and the middle half of the rounds%n",
                plan.clients(),
                plan.rounds(),
                plan.round().toMillis() / 1e3);
        out.printf(Locale.ROOT, "%39s %29s %9s %7s %8s%n", "reads/s", "p50", "p99", "failed", "ratio");
        rates.forEach(this::line);
        verdict(Spread.ofRatios(rates.getOrDefault(RoutedReader.NAME, List.of()), reference));
    }

    private void line(String way, List<Rate> rounds) {
        Rate middle = Spread.middle(rounds);
        Spread perSecond = Spread.of(rounds);
        Spread ratio = Spread.ofRatios(rounds, reference);
        out.printf(
                Locale.ROOT,
                "%-30s %,8.0f %19s %9s %9s %,7d %8.2f %15s%n",
                way,
                perSecond.median(),
                "%,.0f to %,.0f".formatted(perSecond.lower(), perSecond.upper()),
                Times.millis(middle.p50()),
                Times.millis(middle.p99()),
                rounds.stream().mapToLong(Rate::failed).sum(),
                ratio.median(),
                "%.2f to %.2f".formatted(ratio.lower(), ratio.upper()));
        failures(rounds).forEach((reason, count) -> out.printf(Locale.ROOT, "    %,d x %s%n", count, reason));
    }

    private static Map<String, Long> failures(List<Rate> rounds) {
        Map<String, Long> failures = new TreeMap<>();
        rounds.forEach(rate -> rate.failures().forEach((reason, count) -> failures.merge(reason, count, Long::sum)));
        return failures;
    }

    private void verdict(Spread ratio) {
        double fewer = 100 * (1 - ratio.median());
        out.printf(
                Locale.ROOT,
                "%s does %.1f %% %s reads a second than %s (target: at most %.0f %% fewer)%n",
                RoutedReader.NAME,
                Math.abs(fewer),
                fewer < 0 ? "more" : "fewer",
                PlainHibernateReader.NAME,
                MOST_PERCENT);
    }
}
