package dev.souk.catalog.product;

import dev.souk.catalog.picture.Picture;
import dev.souk.catalog.product.ProductDetail.CategoryLink;
import dev.souk.catalog.product.ProductDetail.Option;
import dev.souk.db.Database;
import dev.souk.db.Query;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the database for products, many at once. What it gives is for caches; whoever shows something asks {@link Products}. */
@ApplicationScoped
class ProductQueries {

    private static final int MOST_VARIANTS = 500; // of one product: what one page can show and one answer carry
    private static final int MOST_PICTURES = 12; // a gallery, not an album

    private static final String BY_SLUGS = """
            select p.id, p.slug, p.title, p.description, p.details, p.categoryId, p.price, p.listPrice, p.currency, p.bestStock
            from Product p
            where p.slug in (:slugs)
            """;

    private static final String VARIANTS = """
            select v.productId, v.id, v.sku, v.options, v.price, v.listPrice, v.currency, coalesce(s.onHand - s.reserved, 0)
            from Variant v
            left join Stock s on s.sku = v.sku
            where v.productId in (:products)
            order by case when coalesce(s.onHand - s.reserved, 0) > 0 then 0 else 1 end, v.id
            """;

    private static final String PICTURES = """
            select v.product_id, v.id, p.url, p.alt, p.width, p.height
            from variant v
            join variant_picture p on p.variant_id = v.id
            where v.product_id in (:products)
            order by v.id, p.position
            """;

    /** From each category up to the top. */
    private static final String WAYS = """
            with recursive way (leaf, parent_id, slug, title, height) as (
                select id, parent_id, slug, title, 0
                from category
                where id in (:categories)
                union all
                select way.leaf, c.parent_id, c.slug, c.title, way.height + 1
                from category c
                join way on way.parent_id = c.id
            )
            select leaf, slug, title
            from way
            order by leaf, height desc
            """;

    private static final String CURRENT_SLUG = """
            select p.id, p.slug
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

    ProductQueries(Database database, ProductConfig config) {
        this.database = database;
        this.config = config;
    }

    /** Products by their slugs, four statements for all of them. */
    Uni<Map<String, ProductDetail>> bySlugs(List<String> slugs) {
        return database.read(session -> session.query(BY_SLUGS, Found.class)
                .bind("slugs", slugs)
                .list()
                .chain(found -> found.isEmpty() ? Uni.createFrom().item(Map.of()) : details(session, found)));
    }

    /** Where a former slug leads now; empty when no product ever had it, or still has it. */
    Uni<Optional<Current>> currentSlug(String formerSlug) {
        return database.read(session -> session.sql(CURRENT_SLUG, Current.class)
                .bind("slug", formerSlug)
                .one());
    }

    Uni<Map<String, ProductCard>> cards(List<String> ids) {
        return database.read(session -> session.sql(CARDS, CardRow.class)
                        .bind("ids", ids.stream().map(TimeSortedIds::parse).toList())
                        .list())
                .map(rows -> rows.stream()
                        .map(row -> row.card(config.fewLeft()))
                        .collect(Collectors.toMap(ProductCard::id, Function.identity())));
    }

    Uni<List<String>> featured(int limit) {
        return database.read(session -> ids(session.sql(FEATURED, Long.class).limit(limit)));
    }

    Uni<List<String>> newest(int limit) {
        return database.read(session -> ids(session.sql(NEWEST, Long.class).limit(limit)));
    }

    Uni<List<String>> related(String slug, int limit) {
        return database.read(session ->
                ids(session.sql(RELATED, Long.class).bind("slug", slug).limit(limit)));
    }

    private static Uni<List<String>> ids(Query<Long> query) {
        return query.list().map(ids -> ids.stream().map(TimeSortedIds::text).toList());
    }

    private Uni<Map<String, ProductDetail>> details(ReadSession session, List<Found> products) {
        return variants(session, products)
                .chain(variants -> pictures(session, products)
                        .chain(pictures -> ways(session, products)
                                .map(ways -> products.stream()
                                        .map(product -> product.detail(
                                                variants.getOrDefault(product.id(), List.of()),
                                                pictures.getOrDefault(product.id(), List.of()),
                                                ways.getOrDefault(product.categoryId(), List.of()),
                                                config))
                                        .collect(Collectors.toMap(ProductDetail::slug, Function.identity())))));
    }

    private Uni<Map<Long, List<FoundVariant>>> variants(ReadSession session, List<Found> products) {
        return session.query(VARIANTS, FoundVariant.class)
                .bind("products", products.stream().map(Found::id).toList())
                .limit(products.size() * MOST_VARIANTS)
                .list()
                .map(variants -> variants.stream().collect(Collectors.groupingBy(FoundVariant::productId)));
    }

    private Uni<Map<Long, List<FoundPicture>>> pictures(ReadSession session, List<Found> products) {
        return session.sql(PICTURES, FoundPicture.class)
                .bind("products", products.stream().map(Found::id).toList())
                .limit(products.size() * MOST_VARIANTS)
                .list()
                .map(pictures -> pictures.stream().collect(Collectors.groupingBy(FoundPicture::productId)));
    }

    private Uni<Map<Long, List<CategoryLink>>> ways(ReadSession session, List<Found> products) {
        return session.sql(WAYS, Step.class)
                .bind(
                        "categories",
                        products.stream().map(Found::categoryId).distinct().toList())
                .list()
                .map(steps -> steps.stream()
                        .collect(Collectors.groupingBy(
                                Step::leaf, Collectors.mapping(Step::link, Collectors.toList()))));
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

    private static @Nullable Money money(@Nullable Long amount, String currency) {
        return amount == null ? null : new Money(amount, currency);
    }

    /** A JSON object of texts, its order kept. */
    private static Map<String, String> properties(String json) {
        Map<String, String> properties = new LinkedHashMap<>();
        new JsonObject(json).forEach(entry -> properties.put(entry.getKey(), String.valueOf(entry.getValue())));
        return properties;
    }

    /** A product by the slug that it has now. */
    @RegisterForReflection
    record Current(long id, String slug) {}

    @RegisterForReflection
    record Step(long leaf, String slug, String title) {
        CategoryLink link() {
            return new CategoryLink(slug, title);
        }
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
            long productId,
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
                    Math.min(pieces, Products.MOST_PIECES),
                    pictures);
        }
    }

    @RegisterForReflection
    record FoundPicture(long productId, long variantId, String url, String alt, int width, int height) {
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
