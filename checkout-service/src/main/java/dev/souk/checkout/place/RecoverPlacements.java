package dev.souk.checkout.place;

import dev.souk.checkout.Repeat;
import dev.souk.db.Database;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Brings to their end the placements whose pod died, and those that had to wait. Every pod does so, side by side. */
@ApplicationScoped
class RecoverPlacements {

    private final Database database;
    private final PlacementRows placements;
    private final RunPlacement run;
    private final PlaceConfig config;

    RecoverPlacements(Database database, PlacementRows placements, RunPlacement run, PlaceConfig config) {
        this.database = database;
        this.placements = placements;
        this.run = run;
        this.config = config;
    }

    void begin(@Observes StartupEvent start, Repeat repeat) {
        if (config.persistFor().multipliedBy(3).compareTo(config.lease()) > 0) {
            throw new IllegalArgumentException(
                    "souk.checkout.place.lease=%s: say at least three times persist-for, which is %s"
                            .formatted(config.lease(), config.persistFor()));
        }
        repeat.every(config.recoverEvery(), "Recovering placements", this::run);
    }

    /** Takes up what is due. Gives how many. */
    Uni<Integer> run() {
        return database.write(placements::takeDue).call(this::resume).map(List::size);
    }

    private Uni<Void> resume(List<Placement> taken) {
        taken.forEach(placement -> Log.infof(
                "Placement %d goes on here at %s, attempt %d", placement.id(), placement.step(), placement.attempt()));
        return Multi.createFrom()
                .iterable(taken)
                .onItem()
                .transformToUni(run::resume)
                .merge(Math.max(1, taken.size()))
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
