package dev.souk.catalog.stock;

import dev.souk.catalog.product.ProductConfig;
import dev.souk.db.TimeSortedIds;
import dev.souk.db.WriteSession;
import dev.souk.db.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one place where stock changes while the shop is open. It locks in the order of SKUs, so that two changes never wait for each
 * other, and comes last in every transaction: a row that many want is locked as shortly as can be.
 */
@ApplicationScoped
class StockLevels {

    /** By the primary key alone: another way through the table would lock rows of others, or in another order. */
    private static final String LOCK = """
            select sku, on_hand, reserved
            from stock force index (primary)
            where sku in (:skus)
            order by sku
            for update
            """;

    private static final String CHANGE = """
            update json_table(:rows, '$[*]' columns (
                sku varchar(64) path '$.sku',
                on_hand int path '$.on_hand',
                reserved int path '$.reserved')) row
            straight_join stock s on s.sku = row.sku
            set s.on_hand = s.on_hand + row.on_hand,
                s.reserved = s.reserved + row.reserved
            """;

    private static final String PRODUCTS = """
            select distinct product_id
            from variant
            where sku in (:skus)
            order by product_id
            """;

    private final Outbox outbox;
    private final ProductConfig config;

    StockLevels(Outbox outbox, ProductConfig config) {
        this.outbox = outbox;
        this.config = config;
    }

    /** Makes all changes, or none and fails with {@link InsufficientStock}: of a SKU that is not known there is none. */
    Uni<Void> change(WriteSession session, Collection<StockChange> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<String, StockChange> bySku = new TreeMap<>();
        changes.forEach(change -> bySku.merge(change.sku(), change, StockChange::and));
        return lock(session, bySku.keySet())
                .invoke(levels -> requirePossible(bySku, levels))
                .call(() -> save(session, bySku.values()))
                .chain(levels -> tell(session, levels, bySku));
    }

    /** Nobody else changes them until the transaction ends; one that is not known is left out. */
    static Uni<List<StockLevel>> lock(WriteSession session, Collection<String> skus) {
        return session.sql(LOCK, StockLevel.class).bind("skus", skus).list();
    }

    private static void requirePossible(Map<String, StockChange> changes, List<StockLevel> levels) {
        Map<String, StockLevel> bySku = levels.stream().collect(Collectors.toMap(StockLevel::sku, Function.identity()));
        Map<String, Integer> tooLittle = new TreeMap<>();
        changes.forEach((sku, change) -> {
            StockLevel level = bySku.getOrDefault(sku, new StockLevel(sku, 0, 0));
            if (!level.after(change).isPossible()) {
                tooLittle.put(sku, level.available());
            }
        });
        if (!tooLittle.isEmpty()) {
            throw new InsufficientStock(tooLittle);
        }
    }

    private static Uni<Void> save(WriteSession session, Collection<StockChange> changes) {
        JsonArray rows = new JsonArray();
        changes.forEach(change -> rows.add(new JsonObject()
                .put("sku", change.sku())
                .put("on_hand", change.onHand())
                .put("reserved", change.reserved())));
        return session.sql(CHANGE).bind("rows", rows.encode()).execute().replaceWithVoid();
    }

    /** Of what pages say otherwise from now on; most of the time that is nothing, and then nothing is asked either. */
    private Uni<Void> tell(WriteSession session, List<StockLevel> levels, Map<String, StockChange> changes) {
        List<String> skus = levels.stream()
                .filter(level -> isShown(level, changes.get(level.sku())))
                .map(StockLevel::sku)
                .toList();
        return skus.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.sql(PRODUCTS, Long.class)
                        .bind("skus", skus)
                        .list()
                        .chain(products -> outbox.addAll(
                                session,
                                StockChanged.TOPIC,
                                products.stream().map(StockChanged::new).toList(),
                                changed -> TimeSortedIds.text(changed.productId())));
    }

    private boolean isShown(StockLevel before, @Nullable StockChange change) {
        return change != null && !before.after(change).looksLike(before, config.fewLeft());
    }
}
