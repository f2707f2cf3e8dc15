package dev.souk.catalog.stock;

import dev.souk.db.WriteSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes down why pieces come and go. */
@ApplicationScoped
class StockMovements {

    private static final String BOOK = """
            insert into stock_movement (sku, kind, reference, pieces, at)
            select sku, :kind, reservation_id, :sign * quantity, :now
            from reservation_line
            where reservation_id = :key
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
}
