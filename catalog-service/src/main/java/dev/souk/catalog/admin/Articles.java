package dev.souk.catalog.admin;

import dev.souk.catalog.admin.Article.ArticleVariant;
import dev.souk.catalog.admin.ArticleList.ArticleLine;
import dev.souk.catalog.product.ProductDetail.CategoryLink;
import dev.souk.db.Database;
import dev.souk.db.ReadSession;
import dev.souk.db.TimeSortedIds;
import dev.souk.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is sold, as staff sees it: all of it, whatever shoppers see. */
@ApplicationScoped
public class Articles {

    /** Longer texts are refused: nobody types them. */
    static final int LONGEST_TEXT = 200;

    static final int MOST_VARIANTS = 490; // two fields each, of the thousand that a form may have
    private static final Pattern ID = Pattern.compile("[0-9a-z]{1,12}"); // in base 36, which ends with 13 digits

    private static final String LINES = """
            select p.id, p.slug, p.title, c.title as category, count(v.id) as variants, min(v.sku) as sku, p.price, p.list_price,
                   p.currency, coalesce(sum(s.on_hand), 0) as stock, coalesce(sum(s.reserved), 0) as reserved, p.updated_at
            from product p
            join category c on c.id = p.category_id
            left join variant v on v.product_id = p.id
            left join stock s on s.sku = v.sku
            where p.id in (:ids)
            group by p.id
            """;

    private static final String ONE = """
            select id, version, slug, title, description, category_id, updated_at
            from product
            where id = :product
            """;

    private static final String VARIANTS = """
            select v.sku, v.options, v.price, v.list_price, v.currency, coalesce(s.on_hand, 0) as on_hand,
                   coalesce(s.reserved, 0) as reserved
            from variant v
            left join stock s on s.sku = v.sku
            where v.product_id = :product
            order by v.id
            """;

    private static final String WAY = """
            with recursive way (id, parent_id, slug, title, height) as (
                select id, parent_id, slug, title, 0
                from category
                where id = :category
                union all
                select c.id, c.parent_id, c.slug, c.title, way.height + 1
                from category c
                join way on way.parent_id = c.id
            )
            select slug, title
            from way
            order by height desc
            """;

    private static final String NUMBERS = """
            select (select count(*) from product) as products,
                   (select count(*) from product where not in_stock) as sold_out,
                   (select count(*) from variant) as variants,
                   (select count(*) from variant where list_price is not null) as on_sale
            """;

    private final Database database;

    Articles(Database database) {
        this.database = database;
    }

    /**
     * A part of those whose title, SKU or slug begins so, or of all.
     *
     * @param cursor where a part before ended; one that is not of this list is a 400 problem, {@code invalid-cursor}
     */
    public Uni<ArticleList> list(String text, @Nullable String cursor, int limit) {
        ArticleQuery query = new ArticleQuery(text.strip());
        AdminCursor after = AdminCursor.of(cursor, query.list());
        return database.readOwn(session ->
                query.ids(session, after).limit(limit + 1).list().chain(ids -> list(session, query, ids, limit)));
    }

    public Uni<Optional<Article>> one(String id) {
        OptionalLong number = number(id);
        return number.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : database.findOwn(session -> one(session, number.getAsLong()));
    }

    /** How much there is of everything. */
    public Uni<Numbers> numbers() {
        return database.read(
                session -> session.sql(NUMBERS, Numbers.class).one().map(Optional::orElseThrow));
    }

    /** As the outside knows it; empty when it cannot be one. */
    static OptionalLong number(String id) {
        return ID.matcher(id).matches()
                ? OptionalLong.of(Long.parseLong(id, Character.MAX_RADIX))
                : OptionalLong.empty();
    }

    /** The version is read first: if the rest is newer, a change that is based on it is refused, and never the other way round. */
    Uni<Optional<Article>> one(ReadSession session, long id) {
        return session.sql(ONE, Found.class)
                .bind("product", id)
                .one()
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : variants(session, id)
                                .chain(variants -> way(session, found.get())
                                        .map(way -> Optional.of(found.get().article(way, variants)))));
    }

    private static Uni<List<FoundVariant>> variants(ReadSession session, long product) {
        return session.sql(VARIANTS, FoundVariant.class)
                .bind("product", product)
                .limit(MOST_VARIANTS)
                .list();
    }

    private static Uni<List<CategoryLink>> way(ReadSession session, Found found) {
        return session.sql(WAY, CategoryLink.class)
                .bind("category", found.categoryId())
                .list();
    }

    private static Uni<ArticleList> list(ReadSession session, ArticleQuery query, List<Long> ids, int limit) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(new ArticleList(List.of(), null));
        }
        boolean more = ids.size() > limit;
        List<Long> shown = more ? ids.subList(0, limit) : ids;
        String next = more ? new AdminCursor(query.list(), shown.getLast()).text() : null;
        return session.sql(LINES, FoundLine.class).bind("ids", shown).list().map(found -> {
            Map<Long, FoundLine> byId = found.stream().collect(Collectors.toMap(FoundLine::id, Function.identity()));
            return new ArticleList(
                    shown.stream()
                            .map(byId::get)
                            .filter(Objects::nonNull)
                            .map(FoundLine::line)
                            .toList(),
                    next);
        });
    }

    private static @Nullable Money money(@Nullable Long amount, String currency) {
        return amount == null ? null : new Money(amount, currency);
    }

    /**
     * How much there is of everything.
     *
     * @param soldOut products of which nothing can be had
     * @param onSale variants with a price before the sale
     */
    @RegisterForReflection
    public record Numbers(long products, long soldOut, long variants, long onSale) {}

    @RegisterForReflection
    record Found(
            long id, long version, String slug, String title, String description, long categoryId, Instant updatedAt) {

        Article article(List<CategoryLink> way, List<FoundVariant> variants) {
            return new Article(
                    TimeSortedIds.text(id),
                    version,
                    slug,
                    title,
                    description,
                    way,
                    variants.stream().map(FoundVariant::variant).toList(),
                    updatedAt);
        }
    }

    @RegisterForReflection
    record FoundVariant(
            String sku,
            String options,
            long price,
            @Nullable Long listPrice,
            String currency,
            int onHand,
            int reserved) {

        ArticleVariant variant() {
            return new ArticleVariant(
                    sku, properties(options), new Money(price, currency), money(listPrice, currency), onHand, reserved);
        }

        /** A JSON object of texts, its order kept. */
        private static Map<String, String> properties(String json) {
            Map<String, String> properties = new LinkedHashMap<>();
            new JsonObject(json).forEach(entry -> properties.put(entry.getKey(), String.valueOf(entry.getValue())));
            return properties;
        }
    }

    @RegisterForReflection
    record FoundLine(
            long id,
            String slug,
            String title,
            String category,
            int variants,
            @Nullable String sku,
            long price,
            @Nullable Long listPrice,
            String currency,
            long stock,
            long reserved,
            Instant updatedAt) {

        ArticleLine line() {
            return new ArticleLine(
                    TimeSortedIds.text(id),
                    slug,
                    title,
                    category,
                    variants,
                    sku,
                    new Money(price, currency),
                    money(listPrice, currency),
                    stock,
                    reserved,
                    updatedAt);
        }
    }
}
