package dev.souk.db;

import dev.souk.db.position.Mark;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
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
 * @param lagMillis how old its data is at most, null when that is not known; 0 on the primary
 * @param watermark up to where it has everything, {@code epoch.sequence}; null when that is not known
 * @param refusal why it gets no writes although it takes some, null if it gets or takes none
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
        @Nullable Long lagMillis,
        @Nullable String watermark,
        @Nullable String refusal,
        long readsPerSecond,
        long reads,
        long writes,
        long failures,
        Map<String, Long> routes) {

    private static final double TENTHS_OF_MILLI = TimeUnit.MICROSECONDS.toNanos(100);
    private static final double TENTHS = 10.0;
    private static final int PERCENT = 100;
    private static final int SECONDS_SHOWN = 120;

    /** @param refusal as {@link Succession} says it */
    static NodeView of(Node node, @Nullable String refusal) {
        boolean onlyWritesAreOut = node.role() == Role.PRIMARY
                && node.reading().state() == NodeState.IN
                && node.writing().state() != NodeState.IN;
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
                lagMillis(node),
                watermark(node),
                refusal,
                Math.round(node.readsPerSecond()),
                node.reads(),
                node.writes(),
                node.failures(),
                routes);
    }

    private static @Nullable String watermark(Node node) {
        Mark mark = node.watermark().mark();
        return mark == null ? null : mark.toString();
    }

    private static @Nullable Long lagMillis(Node node) {
        Duration lag =
                node.role() == Role.PRIMARY ? Duration.ZERO : node.watermark().lag();
        return lag == null ? null : lag.toMillis();
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
