package dev.souk.catalog.offer;

import dev.souk.catalog.product.ProductConfig;
import dev.souk.db.Database;
import dev.souk.db.ReadSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** What variants cost and whether they can be had, many at a time. */
@ApplicationScoped
public class Offers {

    /** Options are four short values: a text that is longer than a varchar may be, the driver gives as a stream. */
    private static final String OFFERS = """
            select v.sku, p.id, p.slug, p.title, cast(v.options as char(10000)) as options, v.price, v.currency,
                   coalesce(s.on_hand - s.reserved, 0) + coalesce(held.quantity, 0) as pieces,
                   coalesce(x.url, p.picture_url) as picture_url,
                   if(x.url is null, p.picture_alt, x.alt) as picture_alt,
                   if(x.url is null, p.picture_width, x.width) as picture_width,
                   if(x.url is null, p.picture_height, x.height) as picture_height
            from variant v
            join product p on p.id = v.product_id
            left join stock s on s.sku = v.sku
            left join variant_picture x on x.variant_id = v.id
                and x.position = (select min(position) from variant_picture where variant_id = v.id)
            left join (
                select l.sku, l.quantity
                from reservation r
                join reservation_line l on l.reservation_id = r.id
                where r.id = :reservation
                  and r.status in ('RESERVED', 'COMMITTED')) held on held.sku = v.sku
            where v.sku in (:skus)
            order by v.sku
            """;

    private static final String NO_RESERVATION = "";

    private final Database database;
    private final ProductConfig config;

    Offers(Database database, ProductConfig config) {
        this.database = database;
        this.config = config;
    }

    /** Those that are sold; an unknown one is left out. */
    public Uni<List<Offer>> of(Collection<String> skus) {
        return skus.isEmpty()
                ? Uni.createFrom().item(List.of())
                : database.read(session -> of(session, skus, NO_RESERVATION));
    }

    /** The same as the holder of a reservation sees it: what is set aside there can be had. */
    public Uni<List<Offer>> of(ReadSession session, Collection<String> skus, String reservation) {
        return session.sql(OFFERS, OfferRow.class)
                .bind("skus", skus)
                .bind("reservation", reservation)
                .list()
                .map(rows ->
                        rows.stream().map(row -> row.offer(config.fewLeft())).toList());
    }
}
