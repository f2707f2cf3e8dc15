package dev.souk.catalog.stock;

import dev.souk.db.WriteSession;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Takes over what somebody has counted. Never less than is set aside: those pieces are promised, and one who pays for them must
 * get them; the next import tells the rest.
 */
@ApplicationScoped
public class ImportStock {

    /** In the order in which shoppers' transactions lock, so that an import and they do not wait for each other in a circle. */
    private static final String LOCK = """
            select sku, reserved
            from stock force index (primary)
            where sku in (:skus)
            order by sku
            for update
            """;

    private static final String BOOK = """
            insert into stock_movement (sku, kind, reference, pieces, at)
            select row.sku, 'IMPORT', :reference, greatest(row.on_hand, coalesce(s.reserved, 0)) - coalesce(s.on_hand, 0), :now
            from json_table(:rows, '$[*]' columns (
                sku varchar(64) path '$.sku',
                on_hand int path '$.on_hand')) row
            left join stock s on s.sku = row.sku
            where greatest(row.on_hand, coalesce(s.reserved, 0)) <> coalesce(s.on_hand, 0)
            """;

    private static final String SAVE = """
            insert into stock (sku, on_hand)
            select row.sku, row.on_hand
            from json_table(:rows, '$[*]' columns (
                sku varchar(64) path '$.sku',
                on_hand int path '$.on_hand')) row
            on duplicate key update on_hand = greatest(values(on_hand), reserved)
            """;

    /**
     * Saves counts and writes down what they change.
     *
     * @param counted pieces on hand by SKU
     * @param reference names this import; the same one cannot count a SKU twice
     * @return the SKUs of which more is set aside than was counted
     */
    public Uni<List<String>> save(WriteSession session, Map<String, Integer> counted, String reference, Instant now) {
        if (counted.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        String rows = rows(counted);
        return session.sql(LOCK, Locked.class)
                .bind("skus", counted.keySet())
                .list()
                .call(() -> session.sql(BOOK)
                        .bind("rows", rows)
                        .bind("reference", reference)
                        .bind("now", LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                        .execute())
                .call(() -> session.sql(SAVE).bind("rows", rows).execute())
                .map(locked -> locked.stream()
                        .filter(level -> level.reserved() > counted.getOrDefault(level.sku(), Integer.MAX_VALUE))
                        .map(Locked::sku)
                        .toList());
    }

    private static String rows(Map<String, Integer> counted) {
        JsonArray rows = new JsonArray();
        new TreeSet<>(counted.keySet())
                .forEach(sku -> rows.add(new JsonObject().put("sku", sku).put("on_hand", counted.get(sku))));
        return rows.encode();
    }

    @RegisterForReflection
    record Locked(String sku, int reserved) {}
}
