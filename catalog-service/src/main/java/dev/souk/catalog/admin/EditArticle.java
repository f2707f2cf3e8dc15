package dev.souk.catalog.admin;

import dev.souk.catalog.admin.ArticleEdit.NewPrice;
import dev.souk.catalog.admin.ArticleProblem.Flaw;
import dev.souk.catalog.admin.Edits.Entry;
import dev.souk.catalog.product.ProductChanges;
import dev.souk.catalog.search.Words;
import dev.souk.catalog.stock.CorrectStock;
import dev.souk.catalog.stock.CorrectStock.Corrected;
import dev.souk.catalog.stock.InsufficientStock;
import dev.souk.db.Database;
import dev.souk.db.TimeSortedIds;
import dev.souk.db.WriteSession;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Changes a product as staff wants it, with all that is derived from it, in one transaction: a change of a state that is no
 * longer, or one that cannot be, changes nothing. Its row is locked first and its stock last, as everywhere.
 */
@ApplicationScoped
public class EditArticle {

    private static final String LOCK = """
            select id
            from product
            where id = :product
            for update
            """;

    private static final String SAVE_WORDS = """
            update product
            set title = coalesce(:title, title),
                description = coalesce(:description, description),
                version = version + 1,
                updated_at = :now
            where id = :product
            """;

    private static final String SAVE_DOCUMENT = """
            update search_document
            set title = left(coalesce(:title, title), 1000),
                body = coalesce(:body, body)
            where product_id = :product
            """;

    /** What a feed makes of a title and a colour begins with the title. */
    private static final String RENAME_PICTURES = """
            update variant_picture x
            join variant v on v.id = x.variant_id
            set x.alt = left(concat(:title, substring(x.alt, char_length(:before) + 1)), 700)
            where v.product_id = :product
              and left(x.alt, char_length(:before)) = :before
            """;

    private static final String RENAME_PICTURE = """
            update product
            set picture_alt = left(concat(:title, substring(picture_alt, char_length(:before) + 1)), 700)
            where id = :product
              and left(picture_alt, char_length(:before)) = :before
            """;

    private static final String SAVE_PRICES = """
            update variant v
            join json_table(:rows, '$[*]' columns (
                sku varchar(64) path '$.sku',
                price bigint path '$.price',
                list_price bigint path '$.list_price')) row on row.sku = v.sku
            set v.price = row.price,
                v.list_price = row.list_price
            where v.product_id = :product
            """;

    /** A product costs what its cheapest variant costs. */
    private static final String SUM_UP_PRICE = """
            update product p
            join (
                select product_id, price, list_price,
                       row_number() over (partition by product_id order by price, id) as place
                from variant
                where product_id = :product) cheapest on cheapest.product_id = p.id and cheapest.place = 1
            set p.price = cheapest.price,
                p.list_price = cheapest.list_price
            """;

    private final Database database;
    private final Articles articles;
    private final Edits edits;
    private final CorrectStock correctStock;
    private final ProductChanges changes;
    private final TimeSortedIds ids;
    private final Clock clock;

    EditArticle(
            Database database,
            Articles articles,
            Edits edits,
            CorrectStock correctStock,
            ProductChanges changes,
            TimeSortedIds ids,
            Clock clock) {
        this.database = database;
        this.articles = articles;
        this.edits = edits;
        this.correctStock = correctStock;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes the change.
     *
     * @param seen what {@code editor} had before their eyes: counts of pieces are so many more or fewer than there
     */
    Uni<EditOutcome> run(String id, Seen seen, ArticleChange change, Editor editor) {
        OptionalLong number = Articles.number(id);
        if (number.isEmpty()) {
            return Uni.createFrom().item(new EditOutcome.Unknown());
        }
        Wanted wanted = new Wanted(number.getAsLong(), seen, change, editor, clock.instant());
        return database.write(session -> decide(session, wanted))
                .onFailure(InsufficientStock.class)
                .recoverWithUni(shortage -> refused(id, change, shortage));
    }

    private record Wanted(long product, Seen seen, ArticleChange change, Editor editor, Instant at) {

        LocalDateTime now() {
            return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        }
    }

    /** Nothing is read before the lock: what is read first is the snapshot for all. */
    private Uni<EditOutcome> decide(WriteSession session, Wanted wanted) {
        return session.sql(LOCK, Long.class)
                .bind("product", wanted.product())
                .one()
                .chain(() -> articles.one(session, wanted.product()))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(new EditOutcome.Unknown())
                        : decide(session, wanted, found.get()));
    }

    private Uni<EditOutcome> decide(WriteSession session, Wanted wanted, Article article) {
        if (!wanted.seen().isCurrent(article)) {
            return edits.since(session, wanted.product(), wanted.seen().version())
                    .map(others -> new EditOutcome.Stale(article, others));
        }
        List<ArticleProblem> problems = wanted.change().problems(article);
        if (!problems.isEmpty()) {
            return Uni.createFrom().item(new EditOutcome.Refused(article, problems));
        }
        ArticleEdit edit = ArticleEdit.of(article, wanted.change(), wanted.seen());
        return edit.isNothing()
                ? Uni.createFrom().item(new EditOutcome.Saved(article))
                : save(session, wanted, article, edit)
                        .chain(() -> articles.one(session, wanted.product()))
                        .map(saved -> new EditOutcome.Saved(saved.orElseThrow()));
    }

    private Uni<Void> save(WriteSession session, Wanted wanted, Article article, ArticleEdit edit) {
        return saveWords(session, wanted, article, edit)
                .chain(() -> savePrices(session, wanted, edit))
                .chain(() -> correctStock.by(session, edit.pieces(), TimeSortedIds.text(ids.next()), wanted.at()))
                .chain(corrected -> edits.write(
                        session,
                        wanted.product(),
                        article.version() + 1,
                        entries(article, edit, corrected),
                        wanted.editor(),
                        wanted.at()))
                .chain(() -> tell(session, wanted, edit));
    }

    private static Uni<Void> saveWords(WriteSession session, Wanted wanted, Article article, ArticleEdit edit) {
        return session.sql(SAVE_WORDS)
                .bind("title", edit.title())
                .bind("description", edit.description())
                .bind("product", wanted.product())
                .bind("now", wanted.now())
                .execute()
                .chain(() -> saveDocument(session, wanted, edit))
                .chain(() -> renamePictures(session, wanted, article, edit));
    }

    private static Uni<Void> saveDocument(WriteSession session, Wanted wanted, ArticleEdit edit) {
        return !edit.isOfWords()
                ? Uni.createFrom().voidItem()
                : session.sql(SAVE_DOCUMENT)
                        .bind("title", edit.title() == null ? null : Words.fold(edit.title()))
                        .bind("body", edit.description() == null ? null : Words.fold(edit.description()))
                        .bind("product", wanted.product())
                        .execute()
                        .replaceWithVoid();
    }

    private static Uni<Void> renamePictures(WriteSession session, Wanted wanted, Article article, ArticleEdit edit) {
        String title = edit.title();
        return title == null
                ? Uni.createFrom().voidItem()
                : rename(RENAME_PICTURES, session, wanted, article.title(), title)
                        .chain(() -> rename(RENAME_PICTURE, session, wanted, article.title(), title));
    }

    private static Uni<Void> rename(String sql, WriteSession session, Wanted wanted, String before, String title) {
        return session.sql(sql)
                .bind("title", title)
                .bind("before", before)
                .bind("product", wanted.product())
                .execute()
                .replaceWithVoid();
    }

    private static Uni<Void> savePrices(WriteSession session, Wanted wanted, ArticleEdit edit) {
        if (edit.prices().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        JsonArray rows = new JsonArray();
        edit.prices().forEach(price -> rows.add(row(price)));
        return session.sql(SAVE_PRICES)
                .bind("rows", rows.encode())
                .bind("product", wanted.product())
                .execute()
                .chain(() -> session.sql(SUM_UP_PRICE)
                        .bind("product", wanted.product())
                        .execute())
                .replaceWithVoid();
    }

    private static JsonObject row(NewPrice price) {
        return new JsonObject()
                .put("sku", price.sku())
                .put("price", price.price().amount())
                .put(
                        "list_price",
                        price.listPrice() == null ? null : price.listPrice().amount());
    }

    private static List<Entry> entries(Article article, ArticleEdit edit, Map<String, Corrected> corrected) {
        List<Entry> entries = new ArrayList<>(edit.entries(article));
        edit.pieces().keySet().forEach(sku -> {
            Corrected pieces = Objects.requireNonNull(corrected.get(sku));
            entries.add(new Entry(
                    sku,
                    EditedField.STOCK,
                    Integer.toString(pieces.was()),
                    Integer.toString(pieces.became()),
                    article.variants().getFirst().price().currency()));
        });
        return entries;
    }

    /** Of stock its own books tell, when a page shows it. */
    private Uni<Void> tell(WriteSession session, Wanted wanted, ArticleEdit edit) {
        Uni<Void> told = edit.isOfWords() || edit.isOfPrices()
                ? changes.changed(session, List.of(wanted.product()))
                : Uni.createFrom().voidItem();
        return told.chain(() -> edit.isOfWords()
                        ? changes.renamed(session)
                        : Uni.createFrom().voidItem())
                .chain(() -> edit.isOfPrices()
                        ? changes.repriced(session, wanted.product())
                        : Uni.createFrom().voidItem());
    }

    /** Somebody may have bought them since they were seen; or they are promised. */
    private Uni<EditOutcome> refused(String id, ArticleChange change, InsufficientStock shortage) {
        List<ArticleProblem> problems = new ArrayList<>();
        for (int place = 0; place < change.variants().size(); place++) {
            Integer left = shortage.available().get(change.variants().get(place).sku());
            if (left != null) {
                problems.add(ArticleProblem.at(place, "stock", Flaw.TOO_FEW_LEFT, left));
            }
        }
        return articles.one(id)
                .map(found -> found.<EditOutcome>map(article -> new EditOutcome.Refused(article, problems))
                        .orElseGet(EditOutcome.Unknown::new));
    }
}
