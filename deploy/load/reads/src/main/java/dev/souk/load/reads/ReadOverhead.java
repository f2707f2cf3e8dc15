package dev.souk.load.reads;

import dev.souk.load.bench.Crowd;
import dev.souk.load.bench.Rate;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What routing and guarding cost: one row by its key, by {@code database.read} and by the same Hibernate on one plain pool, from
 * the same server, the ways in turn.
 */
final class ReadOverhead {

    /** A line every some seconds is enough. */
    private static final int ROUNDS_A_LINE = 5;

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
            new OverheadTable(out, rates).print(plan);
            return rates.values().stream().flatMap(List::stream).allMatch(rate -> rate.failed() == 0);
        } finally {
            readers.values().forEach(Reader::close);
        }
    }

    private Map<String, List<Rate>> measure(Map<String, Reader> readers) throws InterruptedException {
        Crowd crowd = new Crowd(vertx, plan.clients());
        Map<String, List<Rate>> rates = new LinkedHashMap<>();
        readers.keySet().forEach(way -> rates.put(way, new ArrayList<>()));
        List<String> order = new ArrayList<>(readers.keySet());
        for (int round = 0; round < plan.warmUps() + plan.rounds(); round++) {
            tell(round);
            for (String way : order) {
                Rate rate = crowd.work(plan.round(), Objects.requireNonNull(readers.get(way))::read);
                if (round >= plan.warmUps()) {
                    Objects.requireNonNull(rates.get(way)).add(rate);
                }
            }
            Collections.rotate(order, 1); // none is always the one that comes after the fastest
        }
        return rates;
    }

    private void tell(int round) {
        int all = plan.warmUps() + plan.rounds();
        if (round % ROUNDS_A_LINE == 0) {
            progress.accept("round %d of %d, about %d s left"
                    .formatted(
                            round + 1,
                            all,
                            plan.round()
                                    .multipliedBy((long) (all - round) * ways.size())
                                    .toSeconds()));
        }
    }
}
