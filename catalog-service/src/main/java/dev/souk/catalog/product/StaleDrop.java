package dev.souk.catalog.product;

import dev.souk.cache.Caches;
import dev.souk.db.Positions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Drops what is kept of something that has changed. The position of the primary goes along: the change is before it, and whatever is
 * made from then on is read where that is, however far a replica lags behind.
 */
@Singleton
final class StaleDrop {

    private final Caches caches;
    private final Positions positions;

    StaleDrop(Caches caches, Positions positions) {
        this.caches = caches;
        this.positions = positions;
    }

    /** Fails when what is kept may still be there. */
    Uni<Void> madeOf(Set<String> tags) {
        return positions
                .ofPrimary()
                .chain(position -> caches.drop(tags, position))
                .replaceWithVoid();
    }
}
