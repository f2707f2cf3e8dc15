package dev.souk.load.reads;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The runs of each way beneath one another, each beside the one without a fault. */
final class FaultTable {

    private static final int REASONS_SHOWN = 3;

    private final PrintStream out;
    private final Duration watched;

    /** @param watched how long after the fault each run went on */
    FaultTable(PrintStream out, Duration watched) {
        this.out = out;
        this.watched = watched;
    }

    void head() {
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

    /** @param runs of one way, the one without a fault among them */
    void way(String name, List<FaultRun> runs) {
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
                calm ? "" : "%+.1f ms".formatted(outcome.p999().minus(without).toNanos() / 1e6),
                Times.millis(outcome.worst()),
                calm ? "" : run.recovered().map(Times::seconds).orElse("> " + Times.seconds(watched)));
        outcome.failures().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(REASONS_SHOWN)
                .forEach(reason -> out.printf(Locale.ROOT, "      %,d x %s%n", reason.getValue(), reason.getKey()));
    }
}
