package dev.souk.catalog.search;

import dev.souk.catalog.Slugs;
import dev.souk.catalog.product.ProductTags;
import dev.souk.catalog.product.ProductTags.OrderedBy;
import dev.souk.db.Query;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The SQL of one listing: which products, in which order, and where to go on. */
record Listing(@Nullable Words words, @Nullable String category, Sort sort) {

    private static final String ALL = "product p";

    /** Those the index finds, and how well they fit: all words in the title, in title and choices, or anywhere. */
    private static final String BY_INDEX = """
            (select d.product_id,
                    case when d.title regexp :pattern then 0
                         when concat(d.title, ' ', d.choices, ' ', d.keywords) regexp :pattern then 1
                         else 2 end as tier
             from search_document d
             where match (d.title, d.keywords, d.choices, d.body) against (:words in boolean mode)) found
            join product p on p.id = found.product_id
            """;

    /** Only words the index leaves out: look through the short texts of all. */
    private static final String BY_LOOKING = """
            (select d.product_id,
                    case when d.title regexp :pattern then 0 else 1 end as tier
             from search_document d
             where concat(d.title, ' ', d.choices, ' ', d.keywords) regexp :pattern) found
            join product p on p.id = found.product_id
            """;

    private static final String ANYWHERE = "1 = 1";

    private static final String IN_CATEGORY = """
            p.category_id in (
                with recursive below (id) as (
                    select id from category where slug = :category
                    union all
                    select c.id from category c join below on c.parent_id = below.id)
                select id from below)
            """;

    static Listing of(SearchRequest request) {
        String text = request.text();
        return new Listing(
                text == null || Words.areCommon(text) ? null : Words.of(text), request.category(), request.sort());
    }

    /** There is a text, but nothing in it that could be looked for, {@code "(*"} or an emoji; or no such category can be. */
    boolean findsNothing() {
        return (words != null && words.isEmpty()) || (category != null && !Slugs.canBe(category));
    }

    /** Tells this listing from others, in a few letters. */
    String name() {
        return Integer.toHexString(Objects.hash(sort.wireName(), words, category));
    }

    /** What a change of which may change it. */
    Set<String> tags() {
        return ProductTags.ofListing(
                category,
                words != null,
                switch (order()) {
                    case SHOP_WINDOW, RELEVANCE -> OrderedBy.STOCK;
                    case PRICE, PRICE_DESC -> OrderedBy.PRICE;
                    case NEWEST -> OrderedBy.AGE;
                });
    }

    String count() {
        return """
            select count(*)
            from %s
            where %s
            """.formatted(from(), where());
    }

    String hits(boolean further) {
        Order order = order();
        return """
            select p.id, p.in_stock + 0 as in_stock, %s as tier, cast(p.created_at as char) as created_at, p.price
            from %s
            where %s
              and %s
            order by %s
            """.formatted(
                        order == Order.RELEVANCE ? "found.tier" : "0",
                        from(),
                        where(),
                        further ? order.after : ANYWHERE,
                        order.keys);
    }

    <T> Query<T> bind(Query<T> query) {
        if (words != null) {
            query.bind("pattern", words.asPattern());
        }
        if (words != null && words.inIndex()) {
            query.bind("words", words.againstIndex());
        }
        if (category != null) {
            query.bind("category", category);
        }
        return query;
    }

    void bind(Query<?> query, Cursor after) {
        query.bind("id", after.id());
        switch (order()) {
            case SHOP_WINDOW -> query.bind("inStock", after.inStock()).bind("createdAt", after.createdAt());
            case RELEVANCE ->
                query.bind("inStock", after.inStock())
                        .bind("tier", after.tier())
                        .bind("createdAt", after.createdAt());
            case NEWEST -> query.bind("createdAt", after.createdAt());
            case PRICE, PRICE_DESC -> query.bind("price", after.price());
        }
    }

    private String from() {
        if (words == null) {
            return ALL;
        }
        return words.inIndex() ? BY_INDEX : BY_LOOKING;
    }

    private String where() {
        return category == null ? ANYWHERE : IN_CATEGORY;
    }

    private Order order() {
        return switch (sort) {
            case RELEVANCE -> words == null ? Order.SHOP_WINDOW : Order.RELEVANCE;
            case NEWEST -> Order.NEWEST;
            case PRICE -> Order.PRICE;
            case PRICE_DESC -> Order.PRICE_DESC;
        };
    }

    /** How rows are sorted, and which come after a given one. The id, always last, makes every order total. */
    private enum Order {
        SHOP_WINDOW("p.in_stock desc, p.created_at desc, p.id desc", """
                (p.in_stock < :inStock or p.in_stock = :inStock
                    and (p.created_at < :createdAt or p.created_at = :createdAt and p.id < :id))
                """),
        RELEVANCE("p.in_stock desc, found.tier, p.created_at desc, p.id desc", """
                (p.in_stock < :inStock or p.in_stock = :inStock
                    and (found.tier > :tier or found.tier = :tier
                        and (p.created_at < :createdAt or p.created_at = :createdAt and p.id < :id)))
                """),
        NEWEST("p.created_at desc, p.id desc", """
                (p.created_at < :createdAt or p.created_at = :createdAt and p.id < :id)
                """),
        PRICE("p.price, p.id", """
                (p.price > :price or p.price = :price and p.id > :id)
                """),
        PRICE_DESC("p.price desc, p.id desc", """
                (p.price < :price or p.price = :price and p.id < :id)
                """);

        private final String keys;
        private final String after;

        Order(String keys, String after) {
            this.keys = keys;
            this.after = after;
        }
    }
}
