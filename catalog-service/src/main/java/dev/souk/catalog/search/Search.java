package dev.souk.catalog.search;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.souk.cache.Caches;
import dev.souk.cache.LevelledCache;
import dev.souk.cache.Made;
import dev.souk.cache.Made.Reach;
import dev.souk.catalog.product.Products;
import dev.souk.db.Database;
import dev.souk.db.Query;
import dev.souk.db.ReadSession;
import dev.souk.db.TimeSortedIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds and lists products: which they are comes from one cache, and what they are from another. */
@ApplicationScoped
public class Search {

    private final Database database;
    private final Products products;
    private final LevelledCache<Part> parts;

    Search(Database database, Products products, Caches caches) {
        this.database = database;
        this.products = products;
        this.parts = caches.ofObjects("listing", new TypeReference<>() {});
    }

    /** One part of the listing. A cursor that is not of this very listing is a 400 problem, {@code invalid-cursor}. */
    public Uni<SearchResult> find(SearchRequest request) {
        Listing listing = Listing.of(request);
        if (listing.findsNothing()) {
            return Uni.createFrom().item(new SearchResult(List.of(), 0, null));
        }
        Cursor after = request.cursor() == null ? null : Cursor.parse(request.cursor(), listing.name());
        return parts.find(key(listing, request, after), () -> make(listing, request, after))
                .map(Optional::orElseThrow)
                .chain(part ->
                        products.cards(part.ids()).map(cards -> new SearchResult(cards, part.total(), part.next())));
    }

    private static String key(Listing listing, SearchRequest request, @Nullable Cursor after) {
        return String.join(
                "\n",
                listing.sort().wireName(),
                Objects.requireNonNullElse(listing.category(), ""),
                listing.words() == null ? "" : String.join(" ", listing.words().typed()),
                Integer.toString(request.limit()),
                after == null ? Integer.toString(request.offset()) : after.text());
    }

    private Uni<Made<Part>> make(Listing listing, SearchRequest request, @Nullable Cursor after) {
        return database.read(session -> total(session, listing)
                        .chain(total -> hits(session, listing, request, after)
                                .map(hits -> part(listing, request, total, hits))))
                .map(part -> Made.of(part, listing.tags())
                        .reaching(isOneOfFew(listing, after, part) ? Reach.ALL : Reach.PROCESS));
    }

    /** Of words, places to go on from and pages beyond the last one there is no end: nobody fills Redis with them. */
    private static boolean isOneOfFew(Listing listing, @Nullable Cursor after, Part part) {
        return listing.words() == null && after == null && !part.ids().isEmpty();
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

    private static Part part(Listing listing, SearchRequest request, long total, List<Hit> hits) {
        boolean more = hits.size() > request.limit();
        List<Hit> shown = more ? hits.subList(0, request.limit()) : hits;
        String next = more ? shown.getLast().cursor(listing.name()).text() : null;
        return new Part(shown.stream().map(Hit::id).map(TimeSortedIds::text).toList(), total, next);
    }

    /**
     * Which products a part of a listing has.
     *
     * @param total of the whole listing
     * @param next the cursor of what follows, null at the end
     */
    @RegisterForReflection // a cache reads it
    record Part(List<String> ids, long total, @Nullable String next) {}

    /** A product in a listing, with the keys it is sorted by. */
    @RegisterForReflection
    record Hit(long id, int inStock, int tier, String createdAt, long price) {

        Cursor cursor(String listing) {
            return new Cursor(listing, inStock, tier, createdAt, price, id);
        }
    }
}
