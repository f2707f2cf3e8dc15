package dev.souk.checkout.order;

import dev.souk.db.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What was bought. */
@ApplicationScoped
public class Orders {

    private final Database database;
    private final OrderRows rows;

    Orders(Database database, OrderRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** The order of that number, for who has its key; a wrong key finds nothing, like a wrong number. */
    public Uni<Optional<Order>> find(String number, String key) {
        Optional<String> stored = OrderNumber.read(number);
        if (stored.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return database.findOwn(session -> rows.byNumber(session, stored.get())
                .chain(row -> row.isEmpty() || !row.get().isOpenedBy(key)
                        ? Uni.createFrom().item(Optional.empty())
                        : rows.whole(session, row.get()).map(Optional::of)));
    }
}
