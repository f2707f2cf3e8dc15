package dev.souk.checkout.order;

import dev.souk.db.Database;
import dev.souk.db.WriteSession;
import dev.souk.db.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What staff does to an order: each once, however often it is asked, and with a line in the trail in the same transaction. The order is
 * locked first, so that of two who want different things the second one hears what the first has done.
 */
@ApplicationScoped
public class EditOrder {

    private final Database database;
    private final OrderRows rows;
    private final OrderEdits edits;
    private final CancelOrder cancelOrder;
    private final Outbox outbox;
    private final Clock clock;

    EditOrder(
            Database database, OrderRows rows, OrderEdits edits, CancelOrder cancelOrder, Outbox outbox, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.edits = edits;
        this.cancelOrder = cancelOrder;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Money and stock of a paid order go back as when its customer cancels it. */
    public Uni<OrderOutcome> cancel(String number, Editor by) {
        return edit(number, (session, row) -> switch (OrderStatus.valueOf(row.status)) {
            case PAID ->
                cancelOrder
                        .begin(session, row)
                        .chain(() -> edits.write(session, row.id, OrderAction.CANCELLED, by, clock.instant()))
                        .chain(() -> done(session, row));
            case CANCELLED, REFUNDED -> done(session, row);
            case PLACED, SHIPPED -> refused(session, row);
        });
    }

    /** It has left the house: from now on it can only be sent back, and a mail says that it is on its way. */
    public Uni<OrderOutcome> ship(String number, Editor by) {
        return edit(number, (session, row) -> switch (OrderStatus.valueOf(row.status)) {
            case PAID -> ship(session, row, by).chain(() -> done(session, row));
            case SHIPPED -> done(session, row);
            case REFUNDED ->
                edits.isThere(session, row.id, OrderAction.SHIPPED)
                        .chain(shipped -> shipped ? done(session, row) : refused(session, row));
            case PLACED, CANCELLED -> refused(session, row);
        });
    }

    /** The money of what has left the house goes back, by the outbox; it is refunded when the payment provider has given it back. */
    public Uni<OrderOutcome> refund(String number, Editor by) {
        return edit(number, (session, row) -> switch (OrderStatus.valueOf(row.status)) {
            case SHIPPED -> refund(session, row, by).chain(() -> done(session, row));
            case REFUNDED ->
                edits.isThere(session, row.id, OrderAction.REFUNDED)
                        .chain(asked -> asked ? done(session, row) : refused(session, row));
            case PLACED, PAID, CANCELLED -> refused(session, row);
        });
    }

    private Uni<Void> ship(WriteSession session, OrderRow row, Editor by) {
        Instant now = clock.instant();
        return rows.change(session, row.id, OrderStatus.PAID, OrderStatus.SHIPPED, now)
                .chain(() -> edits.write(session, row.id, OrderAction.SHIPPED, by, now))
                .chain(() -> outbox.add(session, OrderShipped.TOPIC, Long.toString(row.id), new OrderShipped(row.id)));
    }

    /** Its status says nothing until the money is back: that somebody has asked before stands in the trail. */
    private Uni<Void> refund(WriteSession session, OrderRow row, Editor by) {
        return edits.isThere(session, row.id, OrderAction.REFUNDED)
                .chain(asked -> asked
                        ? Uni.createFrom().voidItem()
                        : edits.write(session, row.id, OrderAction.REFUNDED, by, clock.instant())
                                .chain(() -> outbox.add(
                                        session, RefundAsked.TOPIC, Long.toString(row.id), new RefundAsked(row.id))));
    }

    private Uni<OrderOutcome> edit(String number, BiFunction<WriteSession, OrderRow, Uni<OrderOutcome>> work) {
        Optional<String> stored = OrderNumber.read(number);
        if (stored.isEmpty()) {
            return Uni.createFrom().item(new OrderOutcome.Unknown());
        }
        return database.write(session -> rows.lock(session, stored.get())
                .chain(() -> rows.byNumber(session, stored.get()))
                .chain(found -> found.map(row -> work.apply(session, row))
                        .orElseGet(() -> Uni.createFrom().item(new OrderOutcome.Unknown()))));
    }

    private Uni<OrderOutcome> done(WriteSession session, OrderRow row) {
        return file(session, row).map(OrderOutcome.Done::new);
    }

    private Uni<OrderOutcome> refused(WriteSession session, OrderRow row) {
        return file(session, row).map(OrderOutcome.Refused::new);
    }

    private Uni<OrderFile> file(WriteSession session, OrderRow row) {
        return rows.statusNow(session, row.id).chain(status -> {
            row.status = status.name();
            return rows.whole(session, row)
                    .chain(order -> edits.of(session, row.id).map(made -> new OrderFile(order, made)));
        });
    }
}
