package dev.souk.checkout.order;

import dev.souk.db.Database;
import dev.souk.db.WriteSession;
import dev.souk.db.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Cancels a paid order: at once for who asks, while money, stock and a mail follow by the outbox, whatever dies meanwhile. */
@ApplicationScoped
public class CancelOrder {

    private final Database database;
    private final OrderRows rows;
    private final Outbox outbox;
    private final Clock clock;

    CancelOrder(Database database, OrderRows rows, Outbox outbox, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Cancels it for who may see it; once, however often it is asked. */
    public Uni<Cancelled> cancel(String number, Reader reader) {
        Optional<String> stored = OrderNumber.read(number);
        if (stored.isEmpty()) {
            return Uni.createFrom().item(new Cancelled.Unknown());
        }
        return database.write(session -> rows.lock(session, stored.get())
                .chain(() -> rows.byNumber(session, stored.get()))
                .chain(row -> row.isPresent() && row.get().isOpenTo(reader)
                        ? cancel(session, row.get())
                        : Uni.createFrom().item(new Cancelled.Unknown())));
    }

    private Uni<Cancelled> cancel(WriteSession session, OrderRow row) {
        return switch (OrderStatus.valueOf(row.status)) {
            case PLACED, PAID ->
                begin(session, row).chain(() -> whole(session, row)).map(Cancelled.Done::new);
            case CANCELLED, REFUNDED -> whole(session, row).map(Cancelled.Done::new);
            case SHIPPED -> whole(session, row).map(Cancelled.TooLate::new);
        };
    }

    /** Cancels it if it is paid and here; the rest follows by the outbox. */
    Uni<Void> begin(WriteSession session, OrderRow row) {
        return rows.change(session, row.id, OrderStatus.PAID, OrderStatus.CANCELLED, clock.instant())
                .chain(changed ->
                        changed ? tell(session, row) : Uni.createFrom().voidItem());
    }

    private Uni<Void> tell(WriteSession session, OrderRow row) {
        String key = Long.toString(row.id);
        return outbox.add(session, OrderCancelled.TOPIC, key, new OrderCancelled(row.id))
                .chain(() ->
                        outbox.add(session, CancellationMailWanted.TOPIC, key, new CancellationMailWanted(row.id)));
    }

    private Uni<Order> whole(WriteSession session, OrderRow row) {
        return rows.statusNow(session, row.id).chain(status -> {
            row.status = status.name();
            return rows.whole(session, row);
        });
    }
}
