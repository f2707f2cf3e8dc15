package dev.souk.checkout.order;

import dev.souk.checkout.order.OrderRows.SummaryRow;
import dev.souk.checkout.order.OrderSummary.OrderSummaryPage;
import dev.souk.db.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Everybody's orders, for staff. */
@ApplicationScoped
public class OrderFiles {

    private final Database database;
    private final OrderRows rows;
    private final OrderEdits edits;

    OrderFiles(Database database, OrderRows rows, OrderEdits edits) {
        this.database = database;
        this.rows = rows;
        this.edits = edits;
    }

    /**
     * What is looked for, the latest first.
     *
     * @param before those older than the one that {@code next} named
     * @param limit 1 to 100
     */
    Uni<OrderSummaryPage> list(OrderSearch search, OptionalLong before, int limit) {
        if (search.isVain()) {
            return Uni.createFrom().item(new OrderSummaryPage(List.of(), null));
        }
        return database.readOwn(session -> rows.summaries(session, search, before.orElse(Long.MAX_VALUE), limit + 1))
                .map(found -> page(found, limit));
    }

    public Uni<Optional<OrderFile>> find(String number) {
        Optional<String> stored = OrderNumber.read(number);
        if (stored.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return database.findOwn(session -> rows.byNumber(session, stored.get())
                .chain(row -> row.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : rows.whole(session, row.get())
                                .chain(order -> edits.of(session, row.get().id)
                                        .map(made -> Optional.of(new OrderFile(order, made))))));
    }

    private static OrderSummaryPage page(List<SummaryRow> found, int limit) {
        boolean more = found.size() > limit;
        return new OrderSummaryPage(
                found.stream().limit(limit).map(SummaryRow::summary).toList(),
                more ? OrderCursor.after(found.get(limit - 1).id()) : null);
    }
}
