package dev.souk.catalog.admin;

import dev.souk.catalog.admin.Edit.EditList;
import dev.souk.catalog.feed.FeedImports;
import dev.souk.db.Database;
import dev.souk.db.Query;
import dev.souk.db.ReadSession;
import dev.souk.db.TimeSortedIds;
import dev.souk.db.WriteSession;
import dev.souk.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Who has changed what, and when: written in the transaction that changes it, and never changed itself. */
@ApplicationScoped
public class Edits {

    private static final int MOST_AT_ONCE = 200; // what a page about one conflict can show

    private static final int LONGEST_NAME = 500;

    private static final String SELECT = """
            select e.id, e.product_id, p.title, e.sku, e.field, e.was, e.became, e.currency, e.customer, e.name, e.at
            from product_edit e
            left join product p on p.id = e.product_id
            """;

    private static final String ALL = SELECT + """
            where e.id < :after
            order by e.id desc
            """;

    private static final String OF_PRODUCT = SELECT + """
            where e.product_id = :product
              and e.id < :after
            order by e.id desc
            """;

    private static final String SINCE = SELECT + """
            where e.product_id = :product
              and e.version > :version
            order by e.id desc
            """;

    private static final String INSERT = """
            insert into product_edit (id, product_id, version, sku, field, was, became, currency, customer, name, at)
            select row.id, :product, :version, row.sku, row.field, row.was, row.became, row.currency, :customer, :name, :now
            from json_table(:rows, '$[*]' columns (
                id bigint path '$.id',
                sku varchar(64) path '$.sku',
                field varchar(20) path '$.field',
                was mediumtext path '$.was',
                became mediumtext path '$.became',
                currency varchar(3) path '$.currency')) row
            """;

    private final Database database;
    private final FeedImports imports;
    private final TimeSortedIds ids;

    Edits(Database database, FeedImports imports, TimeSortedIds ids) {
        this.database = database;
        this.imports = imports;
        this.ids = ids;
    }

    /**
     * A field before and after.
     *
     * @param sku null when the field is the product's own
     * @param was a price in minor units, stock in pieces on hand; null when there was none
     * @param currency the product's
     */
    record Entry(
            @Nullable String sku,
            EditedField field,
            @Nullable String was,
            @Nullable String became,
            String currency) {}

    /** A part of all edits and imports of feeds, the newest first. */
    public Uni<EditList> all(@Nullable String cursor, int limit) {
        AdminCursor after = AdminCursor.of(cursor, "changes");
        return database.readOwn(session -> found(session.sql(ALL, Found.class), after, limit)
                .chain(edits -> imports.before(session, after.id(), limit + 1)
                        .map(feeds -> new EditList(edits, feeds, null).first(limit, after))));
    }

    /** A part of those of one product, the newest first. */
    public Uni<EditList> of(String product, @Nullable String cursor, int limit) {
        OptionalLong number = Articles.number(product);
        AdminCursor after = AdminCursor.of(cursor, "changes-" + product);
        if (number.isEmpty()) {
            return Uni.createFrom().item(new EditList(List.of(), List.of(), null));
        }
        return database.readOwn(session -> found(
                        session.sql(OF_PRODUCT, Found.class).bind("product", number.getAsLong()), after, limit)
                .map(edits -> new EditList(edits, List.of(), null).first(limit, after)));
    }

    /** What staff has changed of a product after this version, the newest first. */
    Uni<List<Edit>> since(ReadSession session, long product, long version) {
        return session.sql(SINCE, Found.class)
                .bind("product", product)
                .bind("version", version)
                .limit(MOST_AT_ONCE)
                .list()
                .map(found -> found.stream().map(Found::edit).toList());
    }

    Uni<Void> write(
            WriteSession session, long product, long version, Collection<Entry> entries, Editor editor, Instant now) {
        JsonArray rows = new JsonArray();
        entries.forEach(entry -> rows.add(new JsonObject()
                .put("id", ids.next())
                .put("sku", entry.sku())
                .put("field", entry.field().name())
                .put("was", entry.was())
                .put("became", entry.became())
                .put("currency", entry.currency())));
        return session.sql(INSERT)
                .bind("rows", rows.encode())
                .bind("product", product)
                .bind("version", version)
                .bind("customer", editor.customer())
                .bind("name", shortened(editor.name()))
                .bind("now", LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                .execute()
                .replaceWithVoid();
    }

    /** One more than wanted, if there is one: then there are more. */
    private static Uni<List<Edit>> found(Query<Found> query, AdminCursor after, int limit) {
        return query.bind("after", after.id())
                .limit(limit + 1)
                .list()
                .map(found -> found.stream().map(Found::edit).toList());
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    @RegisterForReflection
    record Found(
            long id,
            long product,
            @Nullable String title,
            @Nullable String sku,
            EditedField field,
            @Nullable String was,
            @Nullable String became,
            String currency,
            String customer,
            String name,
            Instant at) {

        Edit edit() {
            return new Edit(
                    TimeSortedIds.text(id),
                    TimeSortedIds.text(product),
                    title,
                    sku,
                    field,
                    value(was),
                    value(became),
                    new Editor(customer, name),
                    at);
        }

        private @Nullable Object value(@Nullable String text) {
            if (text == null) {
                return null;
            }
            return switch (field) {
                case TITLE, DESCRIPTION -> text;
                case PRICE, LIST_PRICE -> new Money(Long.parseLong(text), currency);
                case STOCK -> Integer.valueOf(text);
            };
        }
    }
}
