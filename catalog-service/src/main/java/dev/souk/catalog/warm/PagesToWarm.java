package dev.souk.catalog.warm;

import dev.souk.catalog.category.Categories;
import dev.souk.catalog.category.Category;
import dev.souk.db.Database;
import dev.souk.db.DatabaseUnavailable;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which pages visitors will ask for, the likeliest first. */
@ApplicationScoped
public class PagesToWarm {

    /** What sold a season ago says little of today. */
    private static final Duration SEASON = Duration.ofDays(30);

    private static final String SLUGS = """
            select p.slug
            from product p
            order by p.featured desc, p.in_stock desc, p.created_at desc, p.id desc
            """;

    /** Reads all movements once: only their names are in order, not their times. */
    private static final String SLUGS_BY_SALES = """
            select p.slug
            from product p
            left join (
                select v.product_id, -sum(m.pieces) as pieces
                from stock_movement m
                join variant v on v.sku = m.sku
                where m.kind in ('SALE', 'RETURN')
                    and m.at >= :since
                group by v.product_id) sold on sold.product_id = p.id
            order by coalesce(sold.pieces, 0) desc, p.featured desc, p.in_stock desc, p.created_at desc, p.id desc
            """;

    private final Categories categories;
    private final Database database;
    private final Clock clock;

    PagesToWarm(Categories categories, Database database, Clock clock) {
        this.categories = categories;
        this.database = database;
        this.clock = clock;
    }

    /** The paths of {@code limit} pages at most. */
    public Uni<List<String>> paths(int limit) {
        return categories
                .tree()
                .map(tree -> Stream.concat(Stream.of("/"), topDown(tree).map(slug -> "/c/" + slug)))
                .chain(first -> products(limit)
                        .map(slugs -> Stream.concat(first, slugs.stream().map(slug -> "/p/" + slug))
                                .limit(limit)
                                .toList()));
    }

    /** One level after the other. */
    private static Stream<String> topDown(List<Category> tops) {
        List<String> slugs = new ArrayList<>();
        for (List<Category> level = tops; !level.isEmpty(); ) {
            level.forEach(category -> slugs.add(category.slug()));
            level = level.stream()
                    .flatMap(category -> category.children().stream())
                    .toList();
        }
        return slugs.stream();
    }

    /** To know the sales is worth a second, and no more: where there are too many to be summed up in time, it goes without. */
    private Uni<List<String>> products(int limit) {
        return bySales(limit)
                .onFailure(failure -> !(failure instanceof DatabaseUnavailable))
                .recoverWithUni(failure -> {
                    Log.warnf("What was sold cannot be summed up, featured and new products come first: %s", failure);
                    return database.read(session ->
                            session.sql(SLUGS, String.class).limit(limit).list());
                });
    }

    private Uni<List<String>> bySales(int limit) {
        LocalDateTime since = LocalDateTime.ofInstant(clock.instant().minus(SEASON), ZoneOffset.UTC);
        return database.read(session -> session.sql(SLUGS_BY_SALES, String.class)
                .bind("since", since)
                .limit(limit)
                .list());
    }
}
