package dev.souk.catalog.product;

import dev.souk.db.TimeSortedIds;
import dev.souk.db.WriteSession;
import dev.souk.db.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Tells, in the transaction that makes them, of changes that nothing kept must outlive. */
@ApplicationScoped
public class ProductChanges {

    private static final String WAY = """
            with recursive way (parent_id, slug) as (
                select c.parent_id, c.slug
                from product p
                join category c on c.id = p.category_id
                where p.id = :product
                union all
                select c.parent_id, c.slug
                from category c
                join way on way.parent_id = c.id
            )
            select slug
            from way
            """;

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

    /**
     * Many products came or went, or are otherwise altogether.
     *
     * @param categories whether there are others, too; those are on every page
     */
    public Uni<Void> assortment(WriteSession session, boolean categories) {
        return tell(
                session,
                categories ? Set.of(ProductTags.LISTINGS, ProductTags.CATEGORIES) : Set.of(ProductTags.LISTINGS));
    }

    /** A product can be had again, or no more: listings that begin with what can be had have it in another place. */
    public Uni<Void> comesOrGoes(WriteSession session, long product) {
        return categories(session, product).chain(way -> tell(session, ProductTags.whereStockCounts(way)));
    }

    /** A product costs something else. */
    public Uni<Void> repriced(WriteSession session, long product) {
        return categories(session, product).chain(way -> tell(session, ProductTags.wherePricesCount(way)));
    }

    /** A product is called otherwise: searches find it or not. */
    public Uni<Void> renamed(WriteSession session) {
        return tell(session, ProductTags.whereWordsCount());
    }

    /** Its own and all above it: it is in their listings. */
    private static Uni<List<String>> categories(WriteSession session, long product) {
        return session.sql(WAY, String.class).bind("product", product).list();
    }

    private Uni<Void> tell(WriteSession session, Set<String> listings) {
        return outbox.add(session, AssortmentChanged.TOPIC, "listings", new AssortmentChanged(listings));
    }
}
