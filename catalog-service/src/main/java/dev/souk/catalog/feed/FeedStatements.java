package dev.souk.catalog.feed;

import dev.souk.catalog.feed.FeedPlan.ProductChange;
import dev.souk.catalog.feed.FeedPlan.VariantChange;
import dev.souk.catalog.feed.SlugChoice.Chosen;
import dev.souk.catalog.picture.Picture;
import dev.souk.catalog.search.Words;
import dev.souk.catalog.stock.ImportStock;
import dev.souk.db.WriteSession;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Carries out a plan, one statement a table: the rows travel as one JSON text, which the server turns back into a table. A
 * statement with nothing to do is not sent.
 */
final class FeedStatements {

    private static final String INSERT_PRODUCTS = """
            insert into product (id, external_id, slug, title, description, details, category_id, featured, currency,
                                 feed_hash, created_at, updated_at)
            select row.id, row.external_id, row.slug, row.title, row.description, row.details, row.category_id, row.featured,
                   row.currency, row.feed_hash, :now, :now
            from json_table(:rows, '$[*]' columns (
                id bigint path '$.id',
                external_id varchar(64) path '$.external_id',
                slug varchar(100) path '$.slug',
                title varchar(500) path '$.title',
                description mediumtext path '$.description',
                details mediumtext path '$.details',
                category_id bigint path '$.category_id',
                featured int path '$.featured',
                currency varchar(3) path '$.currency',
                feed_hash varchar(32) path '$.feed_hash')) row
            """;

    private static final String UPDATE_PRODUCTS = """
            update product p
            join json_table(:rows, '$[*]' columns (
                id bigint path '$.id',
                slug varchar(100) path '$.slug',
                title varchar(500) path '$.title',
                description mediumtext path '$.description',
                details mediumtext path '$.details',
                category_id bigint path '$.category_id',
                featured int path '$.featured',
                currency varchar(3) path '$.currency',
                feed_hash varchar(32) path '$.feed_hash')) row on row.id = p.id
            set p.slug = row.slug,
                p.title = row.title,
                p.description = row.description,
                p.details = row.details,
                p.category_id = row.category_id,
                p.featured = row.featured,
                p.currency = row.currency,
                p.feed_hash = row.feed_hash,
                p.updated_at = :now
            """;

    private static final String INSERT_SLUGS = """
            insert into product_slug (slug, stem, number, product_id)
            select row.slug, row.stem, row.number, row.product_id
            from json_table(:rows, '$[*]' columns (
                slug varchar(100) path '$.slug',
                stem varchar(100) path '$.stem',
                number int path '$.number',
                product_id bigint path '$.product_id')) row
            """;

    private static final String SAVE_VARIANTS = """
            insert into variant (id, product_id, sku, options, price, list_price, currency, words, feed_hash)
            select row.id, row.product_id, row.sku, row.options, row.price, row.list_price, row.currency, row.words,
                   row.feed_hash
            from json_table(:rows, '$[*]' columns (
                id bigint path '$.id',
                product_id bigint path '$.product_id',
                sku varchar(64) path '$.sku',
                options mediumtext path '$.options',
                price bigint path '$.price',
                list_price bigint path '$.list_price',
                currency varchar(3) path '$.currency',
                words varchar(1000) path '$.words',
                feed_hash varchar(32) path '$.feed_hash')) row
            on duplicate key update
                product_id = values(product_id),
                options = values(options),
                price = values(price),
                list_price = values(list_price),
                currency = values(currency),
                words = values(words),
                feed_hash = values(feed_hash)
            """;

    private static final String FORGET_LINES = """
            update variant
            set feed_hash = ''
            where sku in (:skus)
            """;

    private static final String DELETE_PICTURES = """
            delete from variant_picture
            where variant_id in (:variants)
            """;

    private static final String INSERT_PICTURES = """
            insert into variant_picture (variant_id, position, url, alt, width, height)
            select row.variant_id, row.position, row.url, row.alt, row.width, row.height
            from json_table(:rows, '$[*]' columns (
                variant_id bigint path '$.variant_id',
                position int path '$.position',
                url varchar(2000) path '$.url',
                alt varchar(700) path '$.alt',
                width int path '$.width',
                height int path '$.height')) row
            """;

    private static final String SAVE_DOCUMENTS = """
            insert into search_document (product_id, title, keywords, choices, body)
            select row.product_id, row.title, row.keywords, '', row.body
            from json_table(:rows, '$[*]' columns (
                product_id bigint path '$.product_id',
                title varchar(1000) path '$.title',
                keywords text path '$.keywords',
                body mediumtext path '$.body')) row
            on duplicate key update
                title = values(title),
                keywords = values(keywords),
                body = values(body)
            """;

    /** The product's own price is that of its cheapest variant, its picture the first of its first variant that has one. */
    private static final String SUM_UP_PRODUCTS = """
            update product p
            join (
                select v.product_id, max(coalesce(s.on_hand - s.reserved, 0)) as best_stock
                from variant v
                left join stock s on s.sku = v.sku
                where v.product_id in (:products)
                group by v.product_id) best on best.product_id = p.id
            join (
                select product_id, price, list_price,
                       row_number() over (partition by product_id order by price, id) as place
                from variant
                where product_id in (:products)) cheapest on cheapest.product_id = p.id and cheapest.place = 1
            left join (
                select v.product_id, x.url, x.alt, x.width, x.height,
                       row_number() over (partition by v.product_id order by v.id, x.position) as place
                from variant v
                join variant_picture x on x.variant_id = v.id
                where v.product_id in (:products)) picture on picture.product_id = p.id and picture.place = 1
            set p.price = cheapest.price,
                p.list_price = cheapest.list_price,
                p.best_stock = best.best_stock,
                p.in_stock = best.best_stock > 0,
                p.picture_url = picture.url,
                p.picture_alt = picture.alt,
                p.picture_width = picture.width,
                p.picture_height = picture.height,
                p.version = p.version + 1,
                p.updated_at = :now
            """;

    private static final String SUM_UP_CHOICES = """
            update search_document d
            join (
                select product_id, group_concat(distinct words order by words separator ' ') as choices
                from variant
                where product_id in (:products)
                group by product_id) summed on summed.product_id = d.product_id
            set d.choices = summed.choices
            """;

    private static final String EMPTIED = """
            select p.id
            from product p
            left join variant v on v.product_id = p.id
            where p.id in (:products)
              and v.id is null
            """;

    private static final String LEAD_ON = """
            update product_slug s
            join json_table(:rows, '$[*]' columns (
                from_id bigint path '$.from_id',
                to_id bigint path '$.to_id')) row on row.from_id = s.product_id
            set s.product_id = row.to_id
            """;

    private static final String DELETE_PRODUCTS = """
            delete from product
            where id in (:products)
            """;

    private final WriteSession session;
    private final FeedPlan plan;
    private final CategoryPaths categories;
    private final Map<Long, Chosen> slugs;
    private final ImportStock importStock;
    private final String reference;
    private final Instant began;
    private final String now;

    FeedStatements(
            WriteSession session,
            FeedPlan plan,
            CategoryPaths categories,
            Map<Long, Chosen> slugs,
            ImportStock importStock,
            String reference,
            Instant began) {
        this.session = session;
        this.plan = plan;
        this.categories = categories;
        this.slugs = slugs;
        this.importStock = importStock;
        this.reference = reference;
        this.began = began;
        this.now = LocalDateTime.ofInstant(began, ZoneOffset.UTC).toString();
    }

    Uni<Void> run() {
        return insertProducts()
                .chain(this::updateProducts)
                .chain(this::insertSlugs)
                .chain(this::saveVariants)
                .chain(this::saveStock)
                .chain(this::replacePictures)
                .chain(this::saveDocuments)
                .chain(this::dropEmptied)
                .chain(this::sumUp);
    }

    private Uni<Void> insertProducts() {
        return dated(INSERT_PRODUCTS, plan.newProducts().stream().map(this::product));
    }

    private Uni<Void> updateProducts() {
        return dated(UPDATE_PRODUCTS, plan.changedProducts().stream().map(this::product));
    }

    private Uni<Void> insertSlugs() {
        return rows(
                INSERT_SLUGS,
                slugs.entrySet().stream()
                        .filter(slug -> !slug.getValue().known())
                        .map(slug -> new JsonObject()
                                .put("slug", slug.getValue().slug())
                                .put("stem", slug.getValue().stem())
                                .put("number", slug.getValue().number())
                                .put("product_id", slug.getKey())));
    }

    private Uni<Void> saveVariants() {
        return rows(SAVE_VARIANTS, plan.variants().stream().map(FeedStatements::variant));
    }

    private Uni<Void> saveStock() {
        Map<String, Integer> counted = new HashMap<>();
        plan.variants()
                .forEach(variant -> counted.put(
                        variant.entry().item().id(), variant.entry().item().quantity()));
        return importStock.save(session, counted, reference, began).chain(this::askAgain);
    }

    /** Not all of these counts could be saved: the same line is to be read again, as if it had changed. */
    private Uni<Void> askAgain(List<String> capped) {
        return capped.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.sql(FORGET_LINES).bind("skus", capped).execute().replaceWithVoid();
    }

    private Uni<Void> replacePictures() {
        List<Long> variants = plan.variants().stream()
                .filter(variant -> !variant.isNew())
                .map(VariantChange::id)
                .toList();
        Uni<Void> deleted = variants.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.sql(DELETE_PICTURES)
                        .bind("variants", variants)
                        .execute()
                        .replaceWithVoid();
        return deleted.chain(
                () -> rows(INSERT_PICTURES, plan.variants().stream().flatMap(FeedStatements::pictures)));
    }

    private Uni<Void> saveDocuments() {
        return rows(SAVE_DOCUMENTS, plan.products().stream().map(FeedStatements::document));
    }

    /** A product whose last variant has moved leads on to where it went. */
    private Uni<Void> dropEmptied() {
        if (plan.moves().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.sql(EMPTIED, Long.class)
                .bind("products", plan.moves().keySet())
                .list()
                .chain(this::drop);
    }

    private Uni<Void> drop(List<Long> emptied) {
        if (emptied.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return rows(
                        LEAD_ON,
                        emptied.stream()
                                .map(product -> new JsonObject()
                                        .put("from_id", product)
                                        .put("to_id", plan.moves().get(product))))
                .chain(() -> session.sql(DELETE_PRODUCTS)
                        .bind("products", emptied)
                        .execute()
                        .replaceWithVoid());
    }

    private Uni<Void> sumUp() {
        Set<Long> products = plan.touched();
        return session.sql(SUM_UP_PRODUCTS)
                .bind("products", products)
                .bind("now", now)
                .execute()
                .chain(() ->
                        session.sql(SUM_UP_CHOICES).bind("products", products).execute())
                .replaceWithVoid();
    }

    private Uni<Void> dated(String sql, Stream<JsonObject> rows) {
        JsonArray array = array(rows);
        return array.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.sql(sql)
                        .bind("rows", array.encode())
                        .bind("now", now)
                        .execute()
                        .replaceWithVoid();
    }

    private Uni<Void> rows(String sql, Stream<JsonObject> rows) {
        JsonArray array = array(rows);
        return array.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.sql(sql).bind("rows", array.encode()).execute().replaceWithVoid();
    }

    private static JsonArray array(Stream<JsonObject> rows) {
        JsonArray array = new JsonArray();
        rows.forEach(array::add);
        return array;
    }

    private JsonObject product(ProductChange product) {
        FeedItem item = product.entry().item();
        Chosen slug = slugs.get(product.id());
        return new JsonObject()
                .put("id", product.id())
                .put("external_id", product.entry().productKey())
                .put("slug", slug != null ? slug.slug() : product.slug())
                .put("title", item.title())
                .put("description", item.description())
                .put("details", json(item.details()))
                .put("category_id", categories.id(item.productType()))
                .put("featured", item.featured() ? 1 : 0)
                .put("currency", item.price().currency())
                .put("feed_hash", product.entry().productHash());
    }

    private static JsonObject variant(VariantChange variant) {
        FeedItem item = variant.entry().item();
        return new JsonObject()
                .put("id", variant.id())
                .put("product_id", variant.productId())
                .put("sku", item.id())
                .put("options", json(item.options()))
                .put("price", variant.entry().price().amount())
                .put("list_price", variant.entry().listPrice())
                .put("currency", item.price().currency())
                .put("words", Words.fold(String.join(" ", item.options().values())))
                .put("feed_hash", variant.entry().variantHash());
    }

    private static Stream<JsonObject> pictures(VariantChange variant) {
        List<JsonObject> rows = new ArrayList<>();
        for (Picture picture : ImageLinks.pictures(variant.entry().item())) {
            rows.add(new JsonObject()
                    .put("variant_id", variant.id())
                    .put("position", rows.size())
                    .put("url", picture.url())
                    .put("alt", picture.alt())
                    .put("width", picture.width())
                    .put("height", picture.height()));
        }
        return rows.stream();
    }

    private static JsonObject document(ProductChange product) {
        FeedItem item = product.entry().item();
        return new JsonObject()
                .put("product_id", product.id())
                .put("title", Words.fold(item.title()))
                .put(
                        "keywords",
                        Words.fold(String.join(" ", item.productType()) + " "
                                + String.join(" ", item.details().values())))
                .put("body", Words.fold(item.description()));
    }

    /** Encoded entry by entry, so that the order stays. */
    private static String json(Map<String, String> texts) {
        JsonObject object = new JsonObject();
        texts.forEach(object::put);
        return object.encode();
    }
}
