package dev.souk.checkout.place;

import dev.souk.checkout.payment.ChargeStatus;
import dev.souk.checkout.payment.PaymentGateway;
import dev.souk.db.Database;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Finds out whether the shopper has proved a payment. Hints come from anywhere; what counts is what the provider answers. */
@ApplicationScoped
public class SettleChallenge {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Database database;
    private final PlacementRows placements;
    private final PaymentGateway gateway;
    private final RunPlacement run;
    private final Clock clock;

    SettleChallenge(
            Database database, PlacementRows placements, PaymentGateway gateway, RunPlacement run, Clock clock) {
        this.database = database;
        this.placements = placements;
        this.gateway = gateway;
        this.run = run;
        this.clock = clock;
    }

    /** Somebody says that something happened to the charge of this key. One that we never made is nobody's business. */
    public Uni<Void> hint(String chargeKey) {
        return database.readOnPrimary(session -> placements.byChargeKey(session, chargeKey))
                .chain(this::takeUp);
    }

    /** The shopper looks whether it is settled. When the provider cannot be asked, it is not, for now. */
    public Uni<Void> look(long placement) {
        return database.readOnPrimary(session -> placements.byId(session, placement))
                .chain(found -> found.isPresent() && found.get().step() == Step.CHALLENGED
                        ? takeUpIfSettled(found.get())
                        : Uni.createFrom().voidItem())
                .onFailure()
                .invoke(failure -> Log.infof("Placement %d stays challenged for now: %s", placement, failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> takeUpIfSettled(Placement placement) {
        return gateway.find(Objects.requireNonNull(placement.chargeId()))
                .chain(charge -> charge.status() == ChargeStatus.REQUIRES_ACTION
                        ? Uni.createFrom().voidItem()
                        : takeUp(Optional.of(placement)).chain(() -> awaitWhoIsAtWork(placement.id())));
    }

    /** A webhook is often there first: the shopper should see how it ended, and not be sent to the bank again meanwhile. */
    private Uni<Void> awaitWhoIsAtWork(long placement) {
        return database.readOnPrimary(session -> placements.byId(session, placement))
                .repeat()
                .withDelay(LOOK_AGAIN)
                .until(found -> found.isEmpty() || !found.get().isLeased(clock.instant()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Not while a pod is at work on it: that one hears from the provider itself. */
    private Uni<Void> takeUp(Optional<Placement> placement) {
        if (placement.isEmpty() || placement.get().dueAt() == null) {
            return Uni.createFrom().voidItem();
        }
        return database.write(
                        session -> placements.take(session, placement.get().id()))
                .chain(taken -> taken.isEmpty() ? Uni.createFrom().voidItem() : run.resume(taken.get()))
                .replaceWithVoid();
    }
}
