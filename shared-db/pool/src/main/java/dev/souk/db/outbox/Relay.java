package dev.souk.db.outbox;

import dev.souk.db.Reason;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries events from the table to their receivers: takes as many as it has free places, delivers all of them at once, notes
 * what became of them, and takes the next. All its state lives on one event loop.
 *
 * <p>Where it may die, and what follows: before the taking is committed, nothing happened; after it, or while delivering, the
 * lease ends and any relay delivers (again); before the outcome is noted, the same; after it, nothing is left to do.
 */
final class Relay {

    private static final Logger log = Logger.getLogger(Relay.class);
    private static final int LONGEST_ERROR = 500;
    private static final String NEVER_ENDED =
            "No attempt came to its end: the process died, or lost its lease, each time";

    private final Vertx vertx;
    private final Context loop;
    private final OutboxRows rows;
    private final Map<String, OutboxReceiver> receivers;
    private final OutboxConfig config;
    private final Clock clock;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private final List<Outcome> unsettled = new ArrayList<>();
    private int busy;
    private boolean claiming;
    private boolean claimAgain;
    private boolean settling;
    private boolean removing;
    private boolean stopping;
    private boolean troubled;
    private @Nullable Long pollTimer;
    private @Nullable Long removalTimer;

    Relay(Vertx vertx, OutboxRows rows, Map<String, OutboxReceiver> receivers, OutboxConfig config, Clock clock) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.rows = rows;
        this.receivers = receivers;
        this.config = config;
        this.clock = clock;
    }

    void start() {
        onLoop(() -> {
            pollTimer = vertx.setPeriodic(config.poll().toMillis(), ignored -> onLoop(this::poll));
            removalTimer = vertx.setPeriodic(config.removeEvery().toMillis(), ignored -> onLoop(this::remove));
            claim();
        });
    }

    /** There may be something new. */
    void wake() {
        onLoop(this::claim);
    }

    /** Takes nothing more; completes when what was under way has ended and is noted. */
    CompletableFuture<Void> stop() {
        onLoop(() -> {
            stopping = true;
            cancel(removalTimer);
            endIfIdle();
        });
        return ended;
    }

    private void poll() {
        settle();
        claim();
    }

    private void claim() {
        if (claiming) {
            claimAgain = true;
            return;
        }
        int free = config.concurrency() - busy;
        if (stopping || free == 0) {
            return;
        }
        claiming = true;
        claimAgain = false;
        rows.claim(receivers.keySet(), free)
                .subscribe()
                .with(claimed -> onLoop(() -> claimed(claimed)), failure -> onLoop(() -> claimFailed(failure)));
    }

    /** Where something was there may be more; where nothing was, somebody may have called meanwhile. */
    private void claimed(List<Claimed> events) {
        claiming = false;
        recovered();
        busy += events.size();
        events.forEach(this::deliver);
        if (claimAgain || !events.isEmpty()) {
            claim();
        }
        endIfIdle();
    }

    private void claimFailed(Throwable failure) {
        claiming = false;
        troubled(failure);
        endIfIdle();
    }

    /** One that had all its attempts and was not noted as failed ended none of them: its relays died, maybe of it. */
    private void deliver(Claimed claimed) {
        if (claimed.attempt() > config.retry().attempts()) {
            finished(new Outcome(claimed, Outcome.State.PARKED, clock.instant(), NEVER_ENDED));
            return;
        }
        receive(claimed.event())
                .ifNoItem()
                .after(config.deliveryTimeout())
                .fail()
                .subscribe()
                .with(
                        ignored -> onLoop(() -> finished(delivered(claimed))),
                        failure -> onLoop(() -> finished(failed(claimed, failure))));
    }

    /** On a context of its own, as each request has one: nothing of one event is seen by the next. */
    private Uni<Void> receive(OutboxEvent event) {
        OutboxReceiver receiver = receivers.get(event.topic());
        if (receiver == null) {
            throw new IllegalStateException("Nobody receives " + event.topic());
        }
        Context own = VertxContext.createNewDuplicatedContext(loop);
        VertxContextSafetyToggle.setContextSafe(own, true);
        return Uni.createFrom()
                .deferred(() -> receiver.deliver(event))
                .runSubscriptionOn(step -> own.runOnContext(ignored -> step.run()));
    }

    private Outcome delivered(Claimed claimed) {
        return new Outcome(claimed, Outcome.State.DELIVERED, clock.instant().plus(config.keep()), null);
    }

    private Outcome failed(Claimed claimed, Throwable failure) {
        String reason = Reason.of(failure);
        String error = reason.substring(0, Math.min(reason.length(), LONGEST_ERROR));
        if (claimed.attempt() >= config.retry().attempts()) {
            return new Outcome(claimed, Outcome.State.PARKED, clock.instant(), error);
        }
        Duration delay = new RetryDelay(config.retry(), ThreadLocalRandom.current()).after(claimed.attempt());
        log.debugf("Event %d of %s, attempt %d: %s", claimed.id(), claimed.topic(), claimed.attempt(), error);
        return new Outcome(claimed, Outcome.State.WAITING, clock.instant().plus(delay), error);
    }

    /** Those that end in the same moment are noted together. */
    private void finished(Outcome outcome) {
        unsettled.add(outcome);
        onLoop(this::settle);
    }

    private void settle() {
        if (settling || unsettled.isEmpty()) {
            return;
        }
        settling = true;
        List<Outcome> outcomes = List.copyOf(unsettled);
        unsettled.clear();
        rows.settle(outcomes)
                .subscribe()
                .with(
                        ignored -> onLoop(() -> settled(outcomes)),
                        failure -> onLoop(() -> settlingFailed(outcomes, failure)));
    }

    /** The places are free, and the next events of the same keys may follow. */
    private void settled(List<Outcome> outcomes) {
        settling = false;
        busy -= outcomes.size();
        outcomes.forEach(Relay::tellIfParked);
        settle();
        claim();
        endIfIdle();
    }

    /** Kept, and tried again at the next poll: what was delivered should not be delivered again. */
    private void settlingFailed(List<Outcome> outcomes, Throwable failure) {
        settling = false;
        unsettled.addAll(0, outcomes);
        troubled(failure);
    }

    private void remove() {
        if (removing) {
            return;
        }
        removing = true;
        rows.removeDelivered()
                .subscribe()
                .with(
                        ignored -> onLoop(() -> removing = false),
                        failure -> onLoop(() -> {
                            removing = false;
                            log.debugf("Delivered events stay for now: %s", Reason.of(failure));
                        }));
    }

    private void endIfIdle() {
        if (stopping && busy == 0 && !claiming) {
            cancel(pollTimer); // not before: it also notes again what could not be noted
            ended.complete(null);
        }
    }

    private void troubled(Throwable failure) {
        if (!troubled) {
            troubled = true;
            log.warnf(
                    "The outbox stands still, tried again every %d ms: %s",
                    config.poll().toMillis(), Reason.of(failure));
        }
    }

    private void recovered() {
        if (troubled) {
            troubled = false;
            log.info("The outbox goes on");
        }
    }

    private static void tellIfParked(Outcome outcome) {
        if (outcome.state() == Outcome.State.PARKED) {
            log.errorf(
                    "Event %d of %s is parked after %d attempts; the last error: %s",
                    outcome.claimed().id(),
                    outcome.claimed().topic(),
                    outcome.claimed().attempt(),
                    outcome.error());
        }
    }

    private void cancel(@Nullable Long timer) {
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }

    private void onLoop(Runnable step) {
        loop.runOnContext(ignored -> step.run());
    }
}
