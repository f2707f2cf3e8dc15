package dev.souk.catalog.stock;

import dev.souk.db.WriteSession;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/** Writes down why pieces come and go. */
@ApplicationScoped
class StockMovements {

    private static final String BOOK = """
            insert into stock_movement (sku, kind, reference, pieces, at)
            select sku, :kind, reservation_id, :sign * quantity, :now
            from reservation_line
            where reservation_id = :key
            """;

    private static final String CORRECT = """
            insert into stock_movement (sku, kind, reference, pieces, at)
            select row.sku, 'CORRECTION', :reference, row.pieces, :now
            from json_table(:rows, '$[*]' columns (
                sku varchar(64) path '$.sku',
                pieces int path '$.pieces')) row
            """;

    enum Kind {
        SALE(-1),
        RETURN(1);

        private final int sign;

        Kind(int sign) {
            this.sign = sign;
        }
    }

    /** Everything under this key goes, or comes back. */
    Uni<Void> book(WriteSession session, String key, Kind kind, Instant now) {
        return session.sql(BOOK)
                .bind("key", key)
                .bind("kind", kind.name())
                .bind("sign", kind.sign)
                .bind("now", LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                .execute()
                .replaceWithVoid();
    }

    /**
     * Somebody says that there are so many more or fewer.
     *
     * @param reference names what they did
     */
    Uni<Void> correct(WriteSession session, Map<String, Integer> pieces, String reference, Instant now) {
        JsonArray rows = new JsonArray();
        pieces.forEach((sku, more) -> rows.add(new JsonObject().put("sku", sku).put("pieces", more)));
        return session.sql(CORRECT)
                .bind("rows", rows.encode())
                .bind("reference", reference)
                .bind("now", LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                .execute()
                .replaceWithVoid();
    }
}
