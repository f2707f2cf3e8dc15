package dev.souk.cart.cart;

import dev.souk.db.WriteSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** What was bought out of which cart, by the buyer's keys. */
@ApplicationScoped
class BoughtRows {

    private static final String INSERT = """
            insert ignore into cart_bought (cart_id, bought_key, at)
            values (:cart, :key, :now)
            """;

    private final Clock clock;

    BoughtRows(Clock clock) {
        this.clock = clock;
    }

    /** Whether it is the first time; with the cart locked, nobody else asks at the same time. */
    Uni<Boolean> isFirst(WriteSession session, String cart, String key) {
        return session.sql(INSERT)
                .bind("cart", cart)
                .bind("key", key)
                .bind("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .execute()
                .map(rows -> rows == 1);
    }
}
