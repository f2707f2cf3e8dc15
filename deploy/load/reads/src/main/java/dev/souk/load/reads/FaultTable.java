package dev.souk.load.reads;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The runs of each way beneath one another, each beside the one without a fault. */
final class FaultTable {

    private static final int REASONS_SHOWN = 3;

    private final PrintStream out;
    private final ReadFaultsPlan plan;

    FaultTable(PrintStream out, ReadFaultsPlan plan) {
        this.out = out;
        this.plan = plan;
    }

    void print(int perSecond, List<FaultRun> runs) {
        out.printf(
                Locale.ROOT,
                "%nOne of two replicas is broken for %d s and then mended, at %,d reads a second (%d %% of what the slowest way can).%n",
                plan.lasts().toSeconds(),
                perSecond,
                plan.percent());
        out.printf(
                Locale.ROOT,
                "From the fault on for %d s; times count from when a read was due, failed ones included.%n%n",
                watched().toSeconds());
        head();
        runs.stream()
                .collect(Collectors.groupingBy(FaultRun::way, LinkedHashMap::new, Collectors.toList()))
                .forEach(this::way);
        out.println();
        out.println("late: answered, but more than 50 ms after the p99.9 without a fault");
        out.println(
                "recovered: so long after the fault began the first second in which nothing failed and nothing was late");
        runs.stream()
                .filter(run -> run.fault() == FaultKind.NONE && run.outcome().failed() > 0)
                .forEach(run -> out.println(run.way()
                        + " failed without a fault, so it has no reference: run it again on a quieter machine."));
    }

    private void head() {
        out.printf(
                Locale.ROOT,
                "%-20s %9s %8s %8s %10s %10s %11s %12s %11s %10s%n",
                "",
                "requests",
                "failed",
                "late",
                "p50",
                "p99",
                "p99.9",
                "beside none",
                "worst",
                "recovered");
    }

    /** The run without a fault is among them. */
    private void way(String name, List<FaultRun> runs) {
        out.println(name);
        Duration without = runs.stream()
                .filter(run -> run.fault() == FaultKind.NONE)
                .map(run -> run.outcome().p999())
                .findFirst()
                .orElseThrow();
        runs.forEach(run -> line(run, without));
    }

    private void line(FaultRun run, Duration without) {
        Outcome outcome = run.outcome();
        boolean calm = run.fault() == FaultKind.NONE;
        out.printf(
                Locale.ROOT,
                "  %-18s %,9d %,8d %,8d %10s %10s %11s %12s %11s %10s%n",
                run.fault().label(),
                outcome.requests(),
                outcome.failed(),
                run.late(),
                Times.millis(outcome.p50()),
                Times.millis(outcome.p99()),
                Times.millis(outcome.p999()),
                calm ? "-" : "%+.1f ms".formatted(outcome.p999().minus(without).toNanos() / 1e6),
                Times.millis(outcome.worst()),
                calm ? "-" : run.recovered().map(Times::seconds).orElse("> " + Times.seconds(watched())));
        outcome.failures().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(REASONS_SHOWN)
                .forEach(reason -> out.printf(Locale.ROOT, "      %,d x %s%n", reason.getValue(), reason.getKey()));
    }

    private Duration watched() {
        return plan.lasts().plus(plan.after());
    }
}
