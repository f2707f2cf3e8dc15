package dev.souk.checkout.place;

import io.quarkus.test.Mock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Lets the pod that reaches a milestone die there, or sleep until it is woken; the next one goes on. */
@Mock
@ApplicationScoped
class TestingJourney extends Journey {

    private final Map<Milestone, Uni<Void>> surprises = new ConcurrentHashMap<>();

    /** Whoever comes there next is never heard of again. */
    void dieAt(Milestone milestone) {
        surprises.put(milestone, Uni.createFrom().nothing());
    }

    /** Whoever comes there next goes on when the future is completed, as if no time had passed. */
    CompletableFuture<Void> sleepAt(Milestone milestone) {
        CompletableFuture<Void> wake = new CompletableFuture<>();
        surprises.put(milestone, Uni.createFrom().completionStage(wake));
        return wake;
    }

    /** Does something when somebody comes there next. */
    void doAt(Milestone milestone, Runnable deed) {
        surprises.put(milestone, Uni.createFrom().voidItem().invoke(deed));
    }

    /** Whether somebody came there and is dead. */
    boolean isDead(Milestone milestone) {
        return !surprises.containsKey(milestone);
    }

    void goWell() {
        surprises.clear();
    }

    @Override
    Uni<Void> reached(Placement placement, Milestone milestone) {
        Uni<Void> surprise = surprises.remove(milestone);
        return surprise == null ? super.reached(placement, milestone) : surprise;
    }
}
