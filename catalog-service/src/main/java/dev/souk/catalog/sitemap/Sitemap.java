package dev.souk.catalog.sitemap;

import dev.souk.db.Database;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** All pages there are, in parts. */
@ApplicationScoped
class Sitemap {

    /** The standard allows 50,000; a fifth of that is a megabyte, which is held in memory while it is sent. */
    static final int PART = 10_000;

    private static final String PRODUCTS = "select count(*) from product";

    private static final String ONE_PART = """
            select slug, date_format(updated_at, '%Y-%m-%d') as changed
            from product
            order by id
            """;

    private static final String CATEGORIES = "select slug from category order by id";

    private final Database database;

    Sitemap(Database database) {
        this.database = database;
    }

    /** How many parts the products take. */
    Uni<Integer> productParts() {
        return database.read(session -> session.sql(PRODUCTS, Long.class).one())
                .map(count -> (int) Math.ceilDiv(count.orElse(0L), PART));
    }

    /** @param part from 1 */
    Uni<List<Entry>> products(int part) {
        return database.read(session -> session.sql(ONE_PART, Entry.class)
                .offset((part - 1) * PART)
                .limit(PART)
                .list());
    }

    Uni<List<String>> categories() {
        return database.read(
                session -> session.sql(CATEGORIES, String.class).limit(PART).list());
    }

    /** @param changed the day, as RFC 3339 writes it */
    @RegisterForReflection
    record Entry(String slug, String changed) {}
}
