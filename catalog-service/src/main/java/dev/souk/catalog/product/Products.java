package dev.souk.catalog.product;

import dev.souk.catalog.Slugs;
import dev.souk.catalog.picture.Picture;
import dev.souk.catalog.product.ProductDetail.CategoryLink;
import dev.souk.catalog.product.ProductDetail.Option;
import dev.souk.db.Database;
import dev.souk.db.ReadSession;
import dev.souk.db.TimeSortedIds;
import dev.souk.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is sold: one product by its slug, and rows of cards. */
@ApplicationScoped
public class Products {

    /** What one cart line may hold; how much more there is, is nobody's business. */
    public static final int MOST_PIECES = 99;

    private static final int MOST_VARIANTS = 500; // what one page can show and one answer carry
    private static final int MOST_PICTURES = 12; // a gallery, not an album

    private static final String BY_SLUG = """
            select p.id, p.slug, p.title, p.description, p.details, p.categoryId, p.price, p.listPrice, p.currency, p.bestStock
            from Product p
            where p.slug = :slug
            """;

    private static final String VARIANTS = """
            select v.id, v.sku, v.options, v.price, v.listPrice, v.currency, coalesce(s.onHand - s.reserved, 0)
            from Variant v
            left join Stock s on s.sku = v.sku
            where v.productId = :product
            order by case when coalesce(s.onHand - s.reserved, 0) > 0 then 0 else 1 end, v.id
            """;

    private static final String PICTURES = """
            select v.id, p.url, p.alt, p.width, p.height
            from variant v
            join variant_picture p on p.variant_id = v.id
            where v.product_id = :product
            order by v.id, p.position
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

    private static final String CURRENT_SLUG = """
            select p.slug
            from product_slug s
            join product p on p.id = s.product_id
            where s.slug = :slug
              and p.slug <> s.slug
            """;

    private static final String CARDS = """
            select id, slug, title, price, list_price, currency, best_stock,
                   picture_url, picture_alt, picture_width, picture_height
            from product
            where id in (:ids)
            """;

    /** Those the feed asks for; then, so that the home page is never bare, some of each category. */
    private static final String FEATURED = """
            with candidate (id, category_id, featured) as (
                (select id, category_id, true
                 from product
                 where featured and in_stock
                 order by created_at desc, id desc
                 limit 200)
                union
                (select id, category_id, featured
                 from product
                 where in_stock
                 order by created_at desc
                 limit 2000)
            )
            select id
            from candidate
            order by featured desc,
                     row_number() over (partition by featured, category_id order by crc32(id)),
                     crc32(id)
            """;

    /** What came in together is equally new: then some of each category. */
    private static final String NEWEST = """
            with candidate (id, category_id, created_at) as (
                select id, category_id, created_at
                from product
                where in_stock
                order by created_at desc
                limit 2000
            )
            select id
            from candidate
            order by created_at desc,
                     row_number() over (partition by created_at, category_id order by id desc),
                     crc32(reverse(id))
            """;

    /** Of the same category, in stock first, then the nearest in price. */
    private static final String RELATED = """
            select other.id
            from product p
            join product other on other.category_id = p.category_id and other.id <> p.id
            where p.slug = :slug
            order by other.in_stock desc, abs(cast(other.price as signed) - p.price), other.id
            """;

    private final Database database;
    private final ProductConfig config;

    Products(Database database, ProductConfig config) {
        this.database = database;
        this.config = config;
    }

    public Uni<Optional<ProductDetail>> bySlug(String slug) {
        if (!Slugs.canBe(slug)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return database.read(session -> session.query(BY_SLUG, Found.class)
                .bind("slug", slug)
                .one()
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : detail(session, found.get()).map(Optional::of)));
    }

    /** Where a former slug leads now; empty when no product ever had it, or still has it. */
    public Uni<Optional<String>> currentSlug(String formerSlug) {
        if (!Slugs.canBe(formerSlug)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return database.read(session ->
                session.sql(CURRENT_SLUG, String.class).bind("slug", formerSlug).one());
    }

    /** What the home page shows first. */
    public Uni<List<ProductCard>> featured(int limit) {
        return database.read(
                session -> session.sql(FEATURED, Long.class).limit(limit).list().chain(ids -> cards(session, ids)));
    }

    /** What came in last and can be had. */
    public Uni<List<ProductCard>> newest(int limit) {
        return database.read(
                session -> session.sql(NEWEST, Long.class).limit(limit).list().chain(ids -> cards(session, ids)));
    }

    /** What else somebody who looks at {@code product} may like. */
    public Uni<List<ProductCard>> related(ProductDetail product, int limit) {
        return database.read(session -> session.sql(RELATED, Long.class)
                .bind("slug", product.slug())
                .limit(limit)
                .list()
                .chain(ids -> cards(session, ids)));
    }

    /** The cards of these products, in the order of {@code ids}; one that is gone is left out. */
    public Uni<List<ProductCard>> cards(ReadSession session, List<Long> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.sql(CARDS, CardRow.class).bind("ids", ids).list().map(rows -> inOrder(ids, rows));
    }

    private List<ProductCard> inOrder(List<Long> ids, List<CardRow> rows) {
        Map<Long, CardRow> byId = rows.stream().collect(Collectors.toMap(CardRow::id, Function.identity()));
        return ids.stream()
                .map(byId::get)
                .filter(Objects::nonNull)
                .map(row -> row.card(config.fewLeft()))
                .toList();
    }

    private Uni<ProductDetail> detail(ReadSession session, Found product) {
        return variants(session, product)
                .chain(variants -> pictures(session, product)
                        .chain(pictures ->
                                way(session, product).map(way -> product.detail(variants, pictures, way, config))));
    }

    private Uni<List<FoundVariant>> variants(ReadSession session, Found product) {
        return session.query(VARIANTS, FoundVariant.class)
                .bind("product", product.id())
                .limit(MOST_VARIANTS)
                .list();
    }

    private Uni<List<FoundPicture>> pictures(ReadSession session, Found product) {
        return session.sql(PICTURES, FoundPicture.class)
                .bind("product", product.id())
                .limit(MOST_VARIANTS)
                .list();
    }

    /** Variants of one colour share their pictures. */
    private static List<Picture> withoutRepeats(List<FoundPicture> pictures) {
        Map<String, Picture> byUrl = new LinkedHashMap<>();
        pictures.forEach(found -> byUrl.putIfAbsent(found.url(), found.picture()));
        return byUrl.values().stream().limit(MOST_PICTURES).toList();
    }

    /** Names and values as the feed first named them, whatever is in stock. */
    private static List<Option> options(List<FoundVariant> variants) {
        Map<String, Set<String>> valuesByName = new LinkedHashMap<>();
        variants.stream()
                .sorted(Comparator.comparingLong(FoundVariant::id))
                .forEach(variant -> properties(variant.options())
                        .forEach((name, value) -> valuesByName
                                .computeIfAbsent(name, key -> new LinkedHashSet<>())
                                .add(value)));
        return valuesByName.entrySet().stream()
                .map(option -> new Option(option.getKey(), List.copyOf(option.getValue())))
                .toList();
    }

    private Uni<List<CategoryLink>> way(ReadSession session, Found product) {
        return session.sql(WAY, CategoryLink.class)
                .bind("category", product.categoryId())
                .list();
    }

    private static @Nullable Money money(@Nullable Long amount, String currency) {
        return amount == null ? null : new Money(amount, currency);
    }

    /** A JSON object of texts, its order kept. */
    private static Map<String, String> properties(String json) {
        Map<String, String> properties = new LinkedHashMap<>();
        new JsonObject(json).forEach(entry -> properties.put(entry.getKey(), String.valueOf(entry.getValue())));
        return properties;
    }

    @RegisterForReflection
    record Found(
            long id,
            String slug,
            String title,
            String description,
            String details,
            long categoryId,
            long price,
            @Nullable Long listPrice,
            String currency,
            int bestStock) {

        ProductDetail detail(
                List<FoundVariant> variants, List<FoundPicture> found, List<CategoryLink> way, ProductConfig config) {
            List<Picture> pictures = withoutRepeats(found);
            Map<Long, List<Picture>> picturesByVariant = found.stream()
                    .collect(Collectors.groupingBy(
                            FoundPicture::variantId, Collectors.mapping(FoundPicture::picture, Collectors.toList())));
            return new ProductDetail(
                    TimeSortedIds.text(id),
                    slug,
                    title,
                    new Money(price, currency),
                    money(listPrice, currency),
                    Availability.of(bestStock, config.fewLeft()),
                    pictures.isEmpty() ? null : pictures.getFirst(),
                    pictures,
                    description,
                    way,
                    options(variants),
                    variants.stream()
                            .map(variant -> variant.variant(
                                    picturesByVariant.getOrDefault(variant.id(), List.of()), config.fewLeft()))
                            .toList(),
                    properties(details));
        }
    }

    @RegisterForReflection
    record FoundVariant(
            long id,
            String sku,
            String options,
            long price,
            @Nullable Long listPrice,
            String currency,
            int pieces) {

        Variant variant(List<Picture> pictures, int fewLeft) {
            return new Variant(
                    sku,
                    properties(options),
                    new Money(price, currency),
                    money(listPrice, currency),
                    Availability.of(pieces, fewLeft),
                    Math.min(pieces, MOST_PIECES),
                    pictures);
        }
    }

    @RegisterForReflection
    record FoundPicture(long variantId, String url, String alt, int width, int height) {
        Picture picture() {
            return new Picture(url, alt, width, height);
        }
    }

    @RegisterForReflection
    record CardRow(
            long id,
            String slug,
            String title,
            long price,
            @Nullable Long listPrice,
            String currency,
            long bestStock,
            @Nullable String pictureUrl,
            @Nullable String pictureAlt,
            @Nullable Integer pictureWidth,
            @Nullable Integer pictureHeight) {

        ProductCard card(int fewLeft) {
            return new ProductCard(
                    TimeSortedIds.text(id),
                    slug,
                    title,
                    new Money(price, currency),
                    money(listPrice, currency),
                    Availability.of(bestStock, fewLeft),
                    picture());
        }

        private @Nullable Picture picture() {
            if (pictureUrl == null || pictureAlt == null || pictureWidth == null || pictureHeight == null) {
                return null;
            }
            return new Picture(pictureUrl, pictureAlt, pictureWidth, pictureHeight);
        }
    }
}
