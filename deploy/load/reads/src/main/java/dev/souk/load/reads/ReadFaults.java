package dev.souk.load.reads;

import dev.souk.load.bench.Crowd;
import dev.souk.load.bench.Rate;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What those who read notice when one of two replicas is killed, falls silent or becomes slow: the same fault for each way, at the
 * same moment of the same paced load, each time from servers that are well.
 */
final class ReadFaults {

    private final ReadFaultsPlan plan;
    private final Servers servers;
    private final List<Way> ways;
    private final List<FaultKind> faults;
    private final Vertx vertx;
    private final PrintStream out;
    private final Consumer<String> progress;

    /** When each way was last used, in the nanoseconds of this JVM. */
    private final Map<String, Long> lastUsed = new HashMap<>();

    /** @param faults besides the run without one, which each way has first */
    ReadFaults(
            ReadFaultsPlan plan,
            Servers servers,
            List<Way> ways,
            List<FaultKind> faults,
            Vertx vertx,
            PrintStream out,
            Consumer<String> progress) {
        this.plan = plan;
        this.servers = servers;
        this.ways = ways;
        this.faults = faults;
        this.vertx = vertx;
        this.out = out;
        this.progress = progress;
    }

    /** Prints a table; gives what it says. */
    List<FaultRun> run() throws InterruptedException {
        int perSecond = pace();
        List<FaultRun> runs = new ArrayList<>();
        Map<String, Duration> bounds = new HashMap<>();
        for (Way way : ways) {
            FaultRun calm = run(way, FaultKind.NONE, perSecond, Optional.empty(), runs.size());
            bounds.put(way.name(), calm.bound());
            runs.add(calm);
        }
        // By faults and not by ways: what a way remembers of the last one has time to be forgotten.
        for (FaultKind fault : faults) {
            for (Way way : ways) {
                runs.add(run(way, fault, perSecond, Optional.ofNullable(bounds.get(way.name())), runs.size()));
            }
        }
        new FaultTable(out, plan).print(perSecond, runs);
        return runs;
    }

    /** A part of what the slowest way can do, so that no way is slow for want of a machine. */
    private int pace() throws InterruptedException {
        Map<String, Rate> capacities = new LinkedHashMap<>();
        Crowd crowd = new Crowd(vertx, plan.clients());
        for (Way way : ways) {
            progress.accept("how many reads a second %s can do: %d s"
                    .formatted(way.name(), 2 * plan.capacity().toSeconds()));
            try (Reader reader = way.open()) {
                crowd.work(plan.capacity(), reader::read);
                capacities.put(way.name(), crowd.work(plan.capacity(), reader::read));
            }
        }
        out.printf(Locale.ROOT, "%nReads a second, %d clients, each as fast as it is answered:%n", plan.clients());
        capacities.forEach((way, rate) -> out.printf(Locale.ROOT, "  %-32s %,9.0f%n", way, rate.perSecond()));
        double slowest =
                capacities.values().stream().mapToDouble(Rate::perSecond).min().orElseThrow();
        return Math.max(1, (int) (slowest * plan.percent() / 100));
    }

    private FaultRun run(Way way, FaultKind fault, int perSecond, Optional<Duration> bound, int done)
            throws InterruptedException {
        int all = ways.size() * (1 + faults.size());
        progress.accept("%s, %s: run %d of %d, about %d s left"
                .formatted(
                        way.name(),
                        fault.label(),
                        done + 1,
                        all,
                        plan.whole().multipliedBy(all - done).toSeconds()));
        servers.mend();
        letForget(way);
        try (Reader reader = way.open()) {
            PacedReads reads = PacedReads.begin(reader, perSecond, plan.whole());
            reads.await(plan.before());
            fault.strike(servers.firstReplica());
            reads.await(plan.before().plus(plan.lasts()));
            servers.firstReplica().heal();
            return FaultRun.of(way.name(), fault, reads.awaitAnswers(), plan.before(), bound);
        } finally {
            lastUsed.put(way.name(), System.nanoTime());
        }
    }

    private void letForget(Way way) throws InterruptedException {
        Long last = lastUsed.get(way.name());
        if (last != null) {
            long left = way.forgets().toNanos() - (System.nanoTime() - last);
            if (left > 0) {
                progress.accept("%s forgets the last fault in %d s"
                        .formatted(way.name(), TimeUnit.NANOSECONDS.toSeconds(left)));
                TimeUnit.NANOSECONDS.sleep(left);
            }
        }
    }
}
