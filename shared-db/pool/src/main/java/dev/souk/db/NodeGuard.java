package dev.souk.db;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The guard in front of one node: a time limit and a circuit breaker around whole units of work. A breaker around the
 * connecting alone would never see a server that accepts connections and answers nothing.
 */
final class NodeGuard {

    private static final Logger log = Logger.getLogger(NodeGuard.class);

    private final String subject;
    private final Pulse pulse;
    private final Predicate<Failure> isNodesFault;
    private final Duration delay;
    private final Guard guard;
    private final AtomicInteger failuresSinceIn = new AtomicInteger();
    private final AtomicInteger trials = new AtomicInteger();
    private volatile CircuitBreakerState state = CircuitBreakerState.CLOSED;
    private volatile Runnable trial = () -> {};
    private volatile long outSince;
    private volatile @Nullable Throwable lastFailure;

    private NodeGuard(
            String use,
            Node node,
            Duration timeout,
            DatabaseConfig.Breaker breaker,
            Predicate<Failure> isNodesFault,
            Runnable onFailed) {
        this.subject = "%s of %s".formatted(use, node);
        this.pulse = new Pulse(node);
        this.isNodesFault = isNodesFault;
        this.delay = breaker.delay();
        this.guard = Guard.create()
                .withDescription("souk.db %s %s".formatted(node.name(), use))
                .withTimeout()
                .duration(timeout.toMillis(), ChronoUnit.MILLIS)
                .done()
                .withCircuitBreaker()
                .name("souk.db %s %s".formatted(node.name(), use))
                .requestVolumeThreshold(breaker.requests())
                .failureRatio(breaker.failureRatio())
                .delay(breaker.delay().toMillis(), ChronoUnit.MILLIS)
                .successThreshold(1)
                .when(this::blame)
                .onFailure(onFailed)
                .onStateChange(this::changed)
                .done()
                .build();
    }

    /** A write refused in a read says nothing of the node: the application tried to write through a {@code ReadSession}. */
    static NodeGuard ofReads(Node node, DatabaseConfig config, Runnable onFailed) {
        return new NodeGuard(
                "reads", node, config.read().timeout(), config.breaker(), failure -> failure == Failure.NODE, onFailed);
    }

    /** A write refused in a write says that this node is no primary, or not any more. */
    static NodeGuard ofWrites(Node node, DatabaseConfig config, Runnable onFailed) {
        return new NodeGuard(
                "writes",
                node,
                config.write().timeout(),
                config.breaker(),
                failure -> failure == Failure.NODE || failure == Failure.WRONG_ROLE,
                onFailed);
    }

    /**
     * Runs the unit of work, unless the breaker is open. It is not cancelled: neither when its time is over nor when the
     * caller goes away, because closing its session early would hand a busy connection to the next borrower.
     */
    @SuppressWarnings({"unchecked", "rawtypes"
    }) // the Guard wants the type as a class, and a class has no type arguments
    <T> Uni<T> run(Supplier<Uni<T>> unit) {
        return guard.get((Supplier<Uni>) (Supplier) unit, Uni.class);
    }

    /**
     * Says how to find out whether a node that was out is well again. Visitors need not: while the breaker lets one unit
     * of work through, that one is this trial's, which must run through this very guard.
     */
    void tryAgainBy(Runnable trial) {
        this.trial = trial;
    }

    /** Whether the node answers the work that goes through here. */
    Pulse pulse() {
        return pulse;
    }

    CircuitBreakerState state() {
        return state;
    }

    /** Whether work may go there; not while the node is out, nor while it is being tried. */
    boolean isIn() {
        return state == CircuitBreakerState.CLOSED;
    }

    private boolean blame(Throwable thrown) {
        boolean lateInACrowd = thrown instanceof TimeoutException && pulse.beats();
        boolean nodesFault = !lateInACrowd && isNodesFault.test(Failure.of(thrown));
        if (nodesFault) {
            lastFailure = thrown;
            failuresSinceIn.incrementAndGet();
        }
        return nodesFault;
    }

    private void changed(CircuitBreakerState next) {
        CircuitBreakerState before = state;
        state = next;
        switch (next) {
            case OPEN -> wentOut(before);
            case HALF_OPEN -> tryAgain();
            case CLOSED -> cameBack();
        }
    }

    /** A trial that failed changes nothing anybody has to know: the line was written when the node went out. */
    private void wentOut(CircuitBreakerState before) {
        if (before == CircuitBreakerState.CLOSED) {
            outSince = System.nanoTime();
            trials.set(0);
            log.warnf(
                    "%s: out after %d failures since it was last in, tried again every %d ms; the last one: %s",
                    subject, failuresSinceIn.get(), delay.toMillis(), Reason.of(lastFailure));
        } else {
            log.debugf("%s: still out; %s", subject, Reason.of(lastFailure));
        }
    }

    private void tryAgain() {
        trials.incrementAndGet();
        trial.run();
    }

    private void cameBack() {
        long outMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - outSince);
        failuresSinceIn.set(0);
        log.infof("%s: in again after %d ms and %d trials", subject, outMillis, trials.get());
    }
}
