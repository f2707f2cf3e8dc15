package dev.souk.load.reads;

import dev.souk.load.bench.Crowd;
import dev.souk.load.bench.Rate;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What routing and guarding cost: one row by its key, by {@code database.read} and by the same Hibernate on one plain pool, from
 * the same server, the ways in turn.
 */
final class ReadOverhead {

    private static final double MOST_PERCENT = 10;

    private final ReadOverheadPlan plan;
    private final List<Way> ways;
    private final Vertx vertx;
    private final PrintStream out;
    private final Consumer<String> progress;

    ReadOverhead(ReadOverheadPlan plan, List<Way> ways, Vertx vertx, PrintStream out, Consumer<String> progress) {
        this.plan = plan;
        this.ways = ways;
        this.vertx = vertx;
        this.out = out;
        this.progress = progress;
    }

    /** Prints a table; gives whether every read was answered. */
    boolean run() throws InterruptedException {
        Map<String, Reader> readers = new LinkedHashMap<>();
        try {
            ways.forEach(way -> readers.put(way.name(), way.open()));
            Map<String, List<Rate>> rates = measure(readers);
            print(rates);
            return rates.values().stream().flatMap(List::stream).allMatch(rate -> rate.failed() == 0);
        } finally {
            readers.values().forEach(Reader::close);
        }
    }

    private Map<String, List<Rate>> measure(Map<String, Reader> readers) throws InterruptedException {
        Crowd crowd = new Crowd(vertx, plan.clients());
        Map<String, List<Rate>> rates = new LinkedHashMap<>();
        int all = plan.warmUps() + plan.rounds();
        for (int round = 0; round < all; round++) {
            progress.accept("round %d of %d%s, about %d s left"
                    .formatted(
                            round + 1,
                            all,
                            round < plan.warmUps() ? " (to get warm)" : "",
                            plan.round()
                                    .multipliedBy((long) (all - round) * readers.size())
                                    .toSeconds()));
            for (Map.Entry<String, Reader> way : readers.entrySet()) {
                Rate rate = crowd.work(plan.round(), way.getValue()::read);
                if (round >= plan.warmUps()) {
                    rates.computeIfAbsent(way.getKey(), first -> new ArrayList<>())
                            .add(rate);
                }
            }
        }
        return rates;
    }

    private void print(Map<String, List<Rate>> rates) {
        out.printf(
                Locale.ROOT,
                "%nReads of one row by its key from one server, %d clients, %d rounds of %.0f s: the median, the lowest to the highest%n",
                plan.clients(),
                plan.rounds(),
                plan.round().toMillis() / 1e3);
        List<Rate> reference = rates.getOrDefault(PlainHibernateReader.NAME, List.of());
        out.printf(Locale.ROOT, "%39s %29s %9s %7s %8s%n", "reads/s", "p50", "p99", "failed", "ratio");
        rates.forEach((way, rounds) -> line(way, Spread.of(rounds), rounds, Spread.ofRatios(rounds, reference)));
        verdict(Spread.ofRatios(rates.getOrDefault(RoutedReader.NAME, List.of()), reference));
    }

    private void line(String way, Spread perSecond, List<Rate> rounds, Spread ratio) {
        Rate middle = Spread.middle(rounds);
        out.printf(
                Locale.ROOT,
                "%-30s %,9.0f %19s %9s %9s %,7d %8.2f %15s%n",
                way,
                perSecond.median(),
                "%,.0f to %,.0f".formatted(perSecond.lowest(), perSecond.highest()),
                Times.millis(middle.p50()),
                Times.millis(middle.p99()),
                rounds.stream().mapToLong(Rate::failed).sum(),
                ratio.median(),
                "%.2f to %.2f".formatted(ratio.lowest(), ratio.highest()));
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
