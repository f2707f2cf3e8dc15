package dev.souk.checkout.order;

import dev.souk.checkout.Utc;
import dev.souk.db.ReadSession;
import dev.souk.db.TimeSortedIds;
import dev.souk.db.WriteSession;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Who of the staff has done what to an order: written in the transaction that does it, and never changed. */
@Singleton
final class OrderEdits {

    private static final int LONGEST_NAME = 500;
    private static final int MOST = 100; // an order's status has few ways, and each is gone once

    private static final String INSERT = """
            insert into order_edit (id, order_id, action, customer, name, at)
            values (:id, :order, :action, :customer, :name, :at)
            """;

    private static final String OF_ORDER = """
            select action, customer, name, at
            from order_edit
            where order_id = :order
            order by id desc
            """;

    private static final String COUNT = """
            select count(*)
            from order_edit
            where order_id = :order
              and action = :action
            """;

    private final TimeSortedIds ids;

    OrderEdits(TimeSortedIds ids) {
        this.ids = ids;
    }

    Uni<Void> write(WriteSession session, long order, OrderAction action, Editor by, Instant at) {
        return session.sql(INSERT)
                .bind("id", ids.next())
                .bind("order", order)
                .bind("action", action.name())
                .bind("customer", by.customer())
                .bind("name", shortened(by.name()))
                .bind("at", Utc.of(at))
                .execute()
                .replaceWithVoid();
    }

    /** The latest first. */
    Uni<List<OrderEdit>> of(ReadSession session, long order) {
        return session.sql(OF_ORDER, EditRow.class)
                .bind("order", order)
                .limit(MOST)
                .list()
                .map(rows -> rows.stream().map(EditRow::edit).toList());
    }

    /** Whether somebody has done it before; of a locked order this stays so. */
    Uni<Boolean> isThere(WriteSession session, long order, OrderAction action) {
        return session.sql(COUNT, Long.class)
                .bind("order", order)
                .bind("action", action.name())
                .one()
                .map(count -> count.orElseThrow() > 0);
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    /** An edit as it is stored. */
    @RegisterForReflection
    record EditRow(OrderAction action, String customer, String name, Instant at) {

        OrderEdit edit() {
            return new OrderEdit(action, new Editor(customer, name), at);
        }
    }
}
