package dev.souk.db;

import dev.souk.db.position.Mark;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which node is the primary, from what all of them say of themselves. It makes none: the database's operator opens
 * one node for writes. A node is followed
 *
 * <ul>
 *   <li>that has begun an epoch later than all we know of: somebody else followed it before us; or
 *   <li>that takes writes while ours takes none, and has every commit that we told a client is done. Its epoch begins before
 *       we write anything else there.
 * </ul>
 *
 * <p>One that takes writes in an earlier epoch is an old primary that came back: it gets no writes and no reads.
 */
@Singleton
final class Succession {

    private static final Logger log = Logger.getLogger(Succession.class);

    /** A commit without replicas waits a second for them. */
    private static final Duration RAISING = Duration.ofSeconds(3);

    /** We may hear of the new primary some time before we hear that the old one is gone. */
    private static final long CHANGING_NANOS = Duration.ofSeconds(2).toNanos();

    private final Topology topology;
    private final Fence fence;
    private final HeartbeatRow row;
    private final PrimaryWait waiting;
    private final Set<Node> unheard;
    private final Map<Node, Refusal> refusals = new ConcurrentHashMap<>();
    private final AtomicBoolean raising = new AtomicBoolean();
    private final LongAdder changes = new LongAdder();
    private final LongAdder losses = new LongAdder();
    private volatile long epoch;

    Succession(Topology topology, Fence fence, HeartbeatRow row, PrimaryWait waiting) {
        this.topology = topology;
        this.fence = fence;
        this.row = row;
        this.waiting = waiting;
        this.unheard = new HashSet<>(topology.nodes());
    }

    /** Why a node that takes writes gets none. */
    private record Refusal(String why, long since, boolean isOld) {}

    /** The primary's, as far as we know it. */
    long epoch() {
        return epoch;
    }

    /** How often another node became the primary since the start. */
    long changes() {
        return changes.sum();
    }

    /** How often a node became the primary that lacks commits which we told clients are done. */
    long losses() {
        return losses.sum();
    }

    /** Why a node that takes writes is not followed, null if it is or takes none. */
    @Nullable
    String refusal(Node node) {
        Refusal refusal = refusals.get(node);
        return refusal == null ? null : refusal.why();
    }

    /** What {@code node} answered to a heartbeat. */
    void heard(Node node, HeartbeatPools.Answer answer) {
        Node primary = topology.primary();
        if (answer.readOnly()) {
            refusals.remove(node);
        } else if (node.equals(primary) || wasAsked(primary)) {
            takesWrites(node, answer);
        }
        asked(node);
    }

    private boolean wasAsked(Node node) {
        synchronized (unheard) {
            return !unheard.contains(node);
        }
    }

    /** Once each node has answered or failed to, a boot need not wait for more. */
    void asked(Node node) {
        boolean all;
        synchronized (unheard) {
            all = unheard.remove(node) && unheard.isEmpty();
        }
        if (all) {
            waiting.found();
        }
    }

    /** Whether it takes writes beside the primary, and so may have what nobody else has; not while the one follows the other. */
    boolean isStray(Node node) {
        Refusal refusal = refusals.get(node);
        return refusal != null && (refusal.isOld() || System.nanoTime() - refusal.since() > CHANGING_NANOS);
    }

    private void takesWrites(Node node, HeartbeatPools.Answer answer) {
        Mark reached = answer.reading().mark();
        if (node.equals(topology.primary())) {
            refusals.remove(node);
            stays(node, answer, reached);
        } else if (reached != null && Boolean.TRUE.equals(answer.beganEpoch()) && reached.epoch() > epoch) {
            checkForLosses(node);
            become(node, reached.epoch(), "it has begun that");
        } else if (topology.primary().writing().serves()) {
            refuse(node, "%s is the primary".formatted(topology.primary()), false);
        } else if (reached == null) {
            become(node, epoch, "it takes writes");
        } else if (reached.epoch() < epoch && !fence.isAccepted(node)) {
            refuse(
                    node,
                    "it is in epoch %d, and epoch %d has begun: an old primary".formatted(reached.epoch(), epoch),
                    true);
        } else if (fence.admits(node, reached)) {
            raise(node, answer, reached);
        } else {
            refuse(
                    node,
                    "it is at %s, and commits up to %s were confirmed to us: they would be lost"
                            .formatted(reached, fence.last()),
                    false);
        }
    }

    private void stays(Node primary, HeartbeatPools.Answer answer, @Nullable Mark reached) {
        if (reached != null) {
            epoch = Math.max(epoch, reached.epoch());
            if (Boolean.FALSE.equals(answer.beganEpoch())) {
                raise(primary, answer, reached);
            }
        }
    }

    private void refuse(Node node, String why, boolean isOld) {
        Refusal before = refusals.get(node);
        if (before == null || !before.why().equals(why)) {
            refusals.put(node, new Refusal(why, System.nanoTime(), isOld));
            log.warnf("%s takes writes and gets none: %s", node, why);
        }
    }

    private void raise(Node node, HeartbeatPools.Answer answer, Mark reached) {
        if (!raising.compareAndSet(false, true)) {
            return;
        }
        String loss = fence.isAccepted(node) && !fence.isCoveredBy(reached)
                ? "up to %s, it is at %s".formatted(fence.last(), reached)
                : null;
        if (loss != null) {
            losses.increment();
            log.errorf("%s becomes the primary without confirmed commits, as an operator said: %s", node, loss);
        }
        row.raise(node, answer.server(), epoch, reached.sequence(), loss)
                .timeout(RAISING.toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(done -> {
                    raising.set(false);
                    if (done.failed()) {
                        log.debugf("%s did not begin its epoch: %s", node, Reason.of(done.cause()));
                    } else {
                        become(node, done.result(), "it takes writes");
                    }
                });
    }

    private synchronized void become(Node node, long begun, String why) {
        epoch = Math.max(epoch, begun);
        Node before = topology.primary();
        if (node.equals(before)) {
            return;
        }
        log.warnf(
                "%s is the primary now, in epoch %d: %s. It was %s, which is %s (%s)",
                node,
                begun,
                why,
                before,
                before.writing().state(),
                before.writing().reason());
        changes.increment();
        refusals.remove(node);
        fence.crossed();
        before.writing().gone(before.writing().spell(), node + " is the primary");
        topology.primary(node);
        node.reading().giveBack();
        node.writing().renew();
        waiting.look();
    }

    /** Somebody else followed it, and knew less than we do. */
    private void checkForLosses(Node node) {
        Mark last = fence.last();
        if (last != null) {
            row.lastBefore(node, last.epoch() + 1).onSuccess(survived -> {
                if (survived != null && survived < last.sequence()) {
                    losses.increment();
                    log.errorf(
                            "%s is the primary and lacks commits that were confirmed: epoch %d ends at %d there, and %s was",
                            node, last.epoch(), survived, last);
                }
            });
        }
    }
}
