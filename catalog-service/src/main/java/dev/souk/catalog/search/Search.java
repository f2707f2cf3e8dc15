package dev.souk.catalog.search;

import dev.souk.catalog.product.Products;
import dev.souk.db.Database;
import dev.souk.db.Query;
import dev.souk.db.ReadSession;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds and lists products. */
@ApplicationScoped
public class Search {

    private final Database database;
    private final Products products;

    Search(Database database, Products products) {
        this.database = database;
        this.products = products;
    }

    /** One part of the listing. A cursor that is not of this very listing is a 400 problem, {@code invalid-cursor}. */
    public Uni<SearchResult> find(SearchRequest request) {
        Listing listing = Listing.of(request);
        if (listing.findsNothing()) {
            return Uni.createFrom().item(new SearchResult(List.of(), 0, null));
        }
        Cursor after = request.cursor() == null ? null : Cursor.parse(request.cursor(), listing.name());
        return database.read(session -> total(session, listing)
                .chain(total -> hits(session, listing, request, after)
                        .chain(hits -> result(session, listing, request, total, hits))));
    }

    private static Uni<Long> total(ReadSession session, Listing listing) {
        return listing.bind(session.sql(listing.count(), Long.class)).one().map(total -> total.orElse(0L));
    }

    /** One more than wanted, to know whether there is a next part. */
    private static Uni<List<Hit>> hits(
            ReadSession session, Listing listing, SearchRequest request, @Nullable Cursor after) {
        Query<Hit> query = listing.bind(session.sql(listing.hits(after != null), Hit.class));
        if (after != null) {
            listing.bind(query, after);
        }
        return query.offset(request.offset()).limit(request.limit() + 1).list();
    }

    private Uni<SearchResult> result(
            ReadSession session, Listing listing, SearchRequest request, long total, List<Hit> hits) {
        boolean more = hits.size() > request.limit();
        List<Hit> shown = more ? hits.subList(0, request.limit()) : hits;
        String next = more ? shown.getLast().cursor(listing.name()).text() : null;
        return products.cards(session, shown.stream().map(Hit::id).toList())
                .map(cards -> new SearchResult(cards, total, next));
    }

    /** A product in a listing, with the keys it is sorted by. */
    @RegisterForReflection
    record Hit(long id, int inStock, int tier, String createdAt, long price) {

        Cursor cursor(String listing) {
            return new Cursor(listing, inStock, tier, createdAt, price, id);
        }
    }
}
