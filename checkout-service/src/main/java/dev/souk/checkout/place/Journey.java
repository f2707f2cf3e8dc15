package dev.souk.checkout.place;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Says how far placements are, for who looks for one in the log. */
@ApplicationScoped
class Journey {

    Uni<Void> reached(Placement placement, Milestone milestone) {
        Log.debugf("Placement %s: %s", Long.toString(placement.id()), milestone);
        return Uni.createFrom().voidItem();
    }
}
