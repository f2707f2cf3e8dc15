package dev.souk.db;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A node as {@code /internal/database} shows it.
 *
 * @param state {@code in}, {@code warming}, {@code probing}, {@code out} or {@code drained}: of its reads, and where these are
 *     well, of the primary's writes
 * @param reason why it last went out, until it is back
 * @param share of its usual reads that it is given, from 0 to 1
 * @param inFlight units of work of reads that it has not ended, whether or not somebody still waits for them
 * @param latencyMillis what reads took lately; a peak counts at once and is forgotten in some seconds
 * @param reads units of work of reads that it answered since the start
 * @param failures units of work that failed because of it
 * @param routes how many reads were sent there since the start, by the reason why
 */
@RegisterForReflection
public record NodeView(
        String name,
        String role,
        String address,
        String state,
        @Nullable String reason,
        long inStateForMillis,
        double share,
        int inFlight,
        double latencyMillis,
        long readsPerSecond,
        long reads,
        long writes,
        long failures,
        Map<String, Long> routes) {

    private static final double TENTHS_OF_MILLI = TimeUnit.MICROSECONDS.toNanos(100);
    private static final double TENTHS = 10.0;
    private static final int PERCENT = 100;
    private static final int SECONDS_SHOWN = 120;

    static NodeView of(Node node) {
        boolean onlyWritesAreOut =
                node.reading().state() == NodeState.IN && node.writing().state() != NodeState.IN;
        NodeHealth health = onlyWritesAreOut ? node.writing() : node.reading();
        Map<String, Long> routes = new LinkedHashMap<>();
        for (RouteReason reason : RouteReason.values()) {
            if (node.routed(reason) > 0) {
                routes.put(reason.toString(), node.routed(reason));
            }
        }
        return new NodeView(
                node.name(),
                node.role().name().toLowerCase(Locale.ROOT),
                node.address().toString(),
                health.state().toString(),
                health.reason(),
                health.inStateFor().toMillis(),
                node.reading().share(),
                node.load().inFlight(),
                Math.round(node.load().latencyNanos() / TENTHS_OF_MILLI) / TENTHS,
                Math.round(node.readsPerSecond()),
                node.reads(),
                node.writes(),
                node.failures(),
                routes);
    }

    /** Whether an operator may take it out: the primary has nobody to take its place. */
    public boolean drainable() {
        return role.equals("replica") && !drained();
    }

    /** Whether an operator took it out. */
    public boolean drained() {
        return state.equals(NodeState.DRAINED.toString());
    }

    /** The share as people write it. */
    public long sharePercent() {
        return Math.round(share * PERCENT);
    }

    /** For people, without the digits that nobody reads. */
    public String inStateFor() {
        long seconds = TimeUnit.MILLISECONDS.toSeconds(inStateForMillis);
        return seconds < SECONDS_SHOWN ? seconds + " s" : TimeUnit.SECONDS.toMinutes(seconds) + " min";
    }
}
