package dev.souk.checkout.order;

import dev.souk.db.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What was bought. */
@ApplicationScoped
public class Orders {

    private final Database database;
    private final OrderRows rows;

    Orders(Database database, OrderRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** The order of that number, for who may see it; anybody else finds nothing, as with a wrong number. */
    public Uni<Optional<Order>> find(String number, Reader reader) {
        Optional<String> stored = OrderNumber.read(number);
        if (stored.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return database.findOwn(session -> rows.byNumber(session, stored.get())
                .chain(row -> row.isEmpty() || !row.get().isOpenTo(reader)
                        ? Uni.createFrom().item(Optional.empty())
                        : rows.whole(session, row.get()).map(Optional::of)));
    }

    /**
     * A customer's orders, the latest first.
     *
     * @param before those older than the one that {@code next} named
     * @param limit 1 to 100
     */
    public Uni<OrderPage> ofCustomer(String customer, OptionalLong before, int limit) {
        return database.readOwn(session -> rows.ofCustomer(session, customer, before.orElse(Long.MAX_VALUE), limit + 1)
                .chain(found -> rows.whole(session, found.subList(0, Math.min(limit, found.size())))
                        .map(orders -> new OrderPage(orders, next(found, limit)))));
    }

    private static @Nullable String next(List<OrderRow> found, int limit) {
        return found.size() > limit ? OrderCursor.after(found.get(limit - 1).id) : null;
    }
}
