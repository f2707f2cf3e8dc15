package dev.souk.catalog.product;

import dev.souk.db.TimeSortedIds;
import dev.souk.db.WriteSession;
import dev.souk.db.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** Tells, in the transaction that makes them, of changes that kept pages must not outlive. */
@ApplicationScoped
public class ProductChanges {

    private final Outbox outbox;

    ProductChanges(Outbox outbox) {
        this.outbox = outbox;
    }

    /** These products are not as they were; one statement, however many they are. */
    public Uni<Void> changed(WriteSession session, Collection<Long> products) {
        return outbox.addAll(
                session,
                ProductChanged.TOPIC,
                products.stream()
                        .map(TimeSortedIds::text)
                        .map(ProductChanged::new)
                        .toList(),
                ProductChanged::productId);
    }

    /** So many products came or went. A new one is on no page yet, so this is all there is to tell of it. */
    public Uni<Void> cameOrWent(WriteSession session, int products) {
        return products == 0 ? Uni.createFrom().voidItem() : tellOfListings(session, products);
    }

    /** A product is called otherwise or costs something else: lists may have it in another place, and searches find it or not. */
    public Uni<Void> listed(WriteSession session) {
        return tellOfListings(session, 1);
    }

    private Uni<Void> tellOfListings(WriteSession session, int products) {
        return outbox.add(session, AssortmentChanged.TOPIC, "listings", new AssortmentChanged(products));
    }
}
