package dev.souk.db;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The {@link NodeState} of one way to a node, and the only place where it changes. Each change is one line in the log.
 *
 * <p>A verdict names the {@link #spell} in which its unit of work began: what was sent before the node went out and fails
 * after it came back says nothing about the node of today.
 */
final class NodeHealth {

    private static final Logger log = Logger.getLogger(NodeHealth.class);

    /** What was out for a shorter time lost a connection or two and no cache: it needs no slow start. */
    private static final long OUTAGE_NANOS = Duration.ofSeconds(1).toNanos();

    /** The first share of a slow start, so that it begins at all. */
    private static final double FIRST_SHARE = 0.05;

    /** Who fails again within it has not come back for good, and is left alone for longer. */
    private static final long RELAPSE_NANOS = Duration.ofSeconds(10).toNanos();

    private static final int LONGEST_PAUSE_FACTOR = 8;

    private final String subject;
    private final long slowStartNanos;
    private final long pauseNanos;
    private final LongSupplier nanoTime;
    private volatile NodeState state = NodeState.IN;
    private volatile int spell;
    private volatile Runnable onOut = () -> {};
    private volatile Runnable onIn = () -> {};
    private volatile long since;
    private long outSince;
    private long probeNotBefore;
    private int pauseFactor = 1;
    private int failures;
    private int probes;
    private @Nullable String reason;

    /**
     * @param subject {@code reads of replica-1 (10.0.0.8:3306)}, say
     * @param slowStart how long its share grows after an outage; zero: it gets all at once
     * @param pause how long a node is left alone that answers but fails too often; longer each time it does so again
     */
    NodeHealth(String subject, Duration slowStart, Duration pause, LongSupplier nanoTime) {
        this.subject = subject;
        this.slowStartNanos = slowStart.toNanos();
        this.pauseNanos = pause.toNanos();
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    /** Runs when the node went out, to have it probed at once: it may have been a single lost connection. */
    void onOut(Runnable probe) {
        this.onOut = probe;
    }

    NodeState state() {
        return state;
    }

    boolean serves() {
        return state.serves();
    }

    /** Runs when the node is back. */
    void onIn(Runnable back) {
        this.onIn = back;
    }

    /** The time between two returns; a unit of work remembers in which one it began. */
    int spell() {
        return spell;
    }

    /** From 0 to 1: the part of its usual reads that it is given. */
    double share() {
        return switch (state) {
            case IN -> 1;
            case WARMING -> Math.clamp(elapsed() / (double) slowStartNanos, FIRST_SHARE, 1);
            case PROBING, OUT, DRAINED -> 0;
        };
    }

    Duration inStateFor() {
        return Duration.ofNanos(elapsed());
    }

    /** Why it last went out, until it is back. */
    synchronized @Nullable String reason() {
        return reason;
    }

    /** A unit of work failed because of the node; that alone takes nobody out. */
    synchronized void failed() {
        failures++;
    }

    /** It refused or cut connections, or said that it takes no writes: that is certain, and it may be well in a moment. */
    synchronized void gone(int seen, String why) {
        if (seen == spell && state.serves()) {
            leave(why, 0);
        }
    }

    /** It answers nothing, or fails too often: it is left alone for a while, for longer each time it does so again. */
    synchronized void ailing(String why) {
        if (state.serves()) {
            boolean relapse = state == NodeState.WARMING || elapsed() < RELAPSE_NANOS;
            pauseFactor = relapse && spell > 0 ? Math.min(2 * pauseFactor, LONGEST_PAUSE_FACTOR) : 1;
            leave(why, pauseFactor * pauseNanos);
        }
    }

    /** Whether a probe may begin now; the caller must then run one and tell how it ended. */
    synchronized boolean beginProbe() {
        if (state != NodeState.OUT || nanoTime.getAsLong() - probeNotBefore < 0) {
            return false;
        }
        enter(NodeState.PROBING);
        probes++;
        return true;
    }

    synchronized void probeFailed(String why) {
        if (state == NodeState.PROBING) {
            enter(NodeState.OUT);
            log.debugf("%s: still out; %s", subject, why);
        }
    }

    synchronized void probeSucceeded() {
        if (state != NodeState.PROBING) {
            return;
        }
        long out = nanoTime.getAsLong() - outSince;
        boolean gently = out >= OUTAGE_NANOS && slowStartNanos > 0;
        log.infof(
                "%s: in again after %d ms, at probe %d%s",
                subject,
                millis(out),
                probes,
                gently ? ", all of its share in %d ms".formatted(millis(slowStartNanos)) : "");
        back(gently ? NodeState.WARMING : NodeState.IN);
    }

    /** It is well, as was found out without a probe; a drain ends as well. */
    synchronized void renew() {
        if (!state.serves()) {
            back(NodeState.IN);
        }
    }

    private synchronized void back(NodeState next) {
        spell++;
        failures = 0;
        probes = 0;
        reason = null;
        enter(next);
        onIn.run();
    }

    /** Ends a slow start whose time is over. */
    synchronized void tick() {
        if (state == NodeState.WARMING && elapsed() >= slowStartNanos) {
            log.infof("%s: has all of its share after %d ms, %d failures", subject, millis(elapsed()), failures);
            enter(NodeState.IN);
        }
    }

    /** By hand; what is under way there goes on. */
    synchronized void drain() {
        if (state != NodeState.DRAINED) {
            log.infof("%s: drained by hand, it was %s", subject, state);
            reason = "drained by hand";
            if (state.serves()) {
                outSince = nanoTime.getAsLong();
            }
            enter(NodeState.DRAINED);
        }
    }

    /** By hand: ends a drain. It is probed like any node that is out. */
    synchronized void giveBack() {
        if (state == NodeState.DRAINED) {
            log.infof("%s: given back by hand after %d ms", subject, millis(elapsed()));
            probeNotBefore = nanoTime.getAsLong();
            enter(NodeState.OUT);
            onOut.run();
        }
    }

    private void leave(String why, long pause) {
        long now = nanoTime.getAsLong();
        log.warnf("%s: out after %d ms %s and %d failures: %s", subject, millis(elapsed()), state, failures, why);
        outSince = now;
        probeNotBefore = now + pause;
        reason = why;
        enter(NodeState.OUT);
        onOut.run();
    }

    private void enter(NodeState next) {
        since = nanoTime.getAsLong();
        state = next;
    }

    private long elapsed() {
        return nanoTime.getAsLong() - since;
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
