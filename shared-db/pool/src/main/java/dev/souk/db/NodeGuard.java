package dev.souk.db;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The guard in front of one node: a circuit breaker around whole units of work. A breaker around the connecting alone
 * would never see a server that accepts connections and answers nothing. It finds out who fails too often; {@link
 * NodeHealth}, which it tells, decides who is asked.
 *
 * <p>It has a time limit, but not by the Guard's own means: those wake one thread for each unit of work, which takes more
 * time than a small read does. Whoever runs one here lets it {@link UnitOfWork#expire}, or a probe that never ends would keep
 * the breaker half open for good. Nor has it a description, for then it would count each unit of work once more.
 */
final class NodeGuard {

    private final Node node;
    private final NodeHealth health;
    private final Pulse pulse;
    private final OwnPace pace;
    private final Duration timeout;
    private final Predicate<Failure> isNodesFault;
    private final Guard guard;
    private volatile @Nullable Throwable lastFailure;

    private NodeGuard(
            String use,
            Node node,
            NodeHealth health,
            OwnPace pace,
            Duration timeout,
            DatabaseConfig.Breaker breaker,
            Predicate<Failure> isNodesFault) {
        this.node = node;
        this.health = health;
        this.pulse = new Pulse(node);
        this.pace = pace;
        this.timeout = timeout;
        this.isNodesFault = isNodesFault;
        this.guard = Guard.create()
                .withCircuitBreaker()
                .name("souk.db %s %s".formatted(node.name(), use))
                .requestVolumeThreshold(breaker.requests())
                .failureRatio(breaker.failureRatio())
                .delay(breaker.delay().toMillis(), ChronoUnit.MILLIS)
                .successThreshold(1)
                .when(this::blame)
                .onStateChange(this::changed)
                .done()
                .build();
    }

    /** A write refused in a read says nothing of the node: the application tried to write through a {@code ReadSession}. */
    static NodeGuard ofReads(Node node, OwnPace pace, DatabaseConfig config) {
        return new NodeGuard(
                "reads",
                node,
                node.reading(),
                pace,
                config.read().timeout(),
                config.breaker(),
                failure -> failure == Failure.NODE);
    }

    /** A write refused in a write says that this node is no primary, or not any more. */
    static NodeGuard ofWrites(Node node, OwnPace pace, DatabaseConfig config) {
        return new NodeGuard(
                "writes",
                node,
                node.writing(),
                pace,
                config.write().timeout(),
                config.breaker(),
                failure -> failure == Failure.NODE || failure == Failure.WRONG_ROLE);
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

    /** After it a unit of work is to expire. */
    Duration timeout() {
        return timeout;
    }

    /** Whether the node answers the work that goes through here. */
    Pulse pulse() {
        return pulse;
    }

    /**
     * Whether the node is to blame. Lateness is no fault of a node that answered others meanwhile (then it is a crowd of
     * ours), nor of any node while we were slow ourselves.
     */
    private boolean blame(Throwable thrown) {
        boolean late = thrown instanceof TimeoutException;
        if (!isNodesFault.test(Failure.of(thrown)) || (late && (pulse.beats() || wasSlow()))) {
            return false;
        }
        lastFailure = thrown;
        node.countFailure();
        health.failed();
        return true;
    }

    private boolean wasSlow() {
        long now = System.nanoTime();
        return pace.wasSlowSince(now - timeout.toNanos(), now);
    }

    private void changed(CircuitBreakerState next) {
        if (next == CircuitBreakerState.OPEN) {
            health.ailing(Reason.of(lastFailure));
        }
    }
}
