package dev.souk.checkout.order;

import dev.souk.checkout.StoredJson;
import dev.souk.checkout.Utc;
import dev.souk.checkout.order.Order.Event;
import dev.souk.checkout.session.Address;
import dev.souk.checkout.session.CheckoutLine;
import dev.souk.checkout.session.CheckoutSession;
import dev.souk.checkout.session.Totals;
import dev.souk.checkout.stock.Offer;
import dev.souk.db.Query;
import dev.souk.db.ReadSession;
import dev.souk.db.WriteSession;
import dev.souk.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders in the database. */
@Singleton
public final class OrderRows {

    private static final String BY_NUMBER = """
            from PlacedOrder
            where number = :number
            """;

    private static final String OF_CUSTOMER = """
            from PlacedOrder
            where customerId = :customer
              and id < :before
            order by id desc
            """;

    private static final String LINES = """
            from OrderLine
            where orderId in (:orders)
            order by orderId, place
            """;

    private static final String HISTORY = """
            select order_id as `order`, status, at
            from order_history
            where order_id in (:orders)
            order by order_id, position
            """;

    private static final String FORGET_CUSTOMER = """
            update placed_order
            set customer_id = null
            where customer_id = :customer
            """;

    private static final String INSERT_LINES = """
            insert into order_line (order_id, position, sku, title, slug, options, picture, quantity, unit_price)
            select :order, line.position, line.sku, line.title, line.slug, line.options, line.picture, line.quantity,
                   line.unit_price
            from json_table(:lines, '$[*]' columns (
                position for ordinality,
                sku varchar(255) path '$.sku',
                title varchar(2000) path '$.title',
                slug varchar(500) path '$.slug',
                options mediumtext path '$.options',
                picture mediumtext path '$.picture',
                quantity int path '$.quantity',
                unit_price bigint path '$.unit_price')) line
            """;

    private static final String INSERT_HISTORY = """
            insert into order_history (order_id, position, status, at)
            values (:order, 1, 'PLACED', :at),
                   (:order, 2, 'PAID', :at)
            """;

    private static final String CHANGE = """
            update placed_order
            set status = :to
            where id = :order
              and status = :from
            """;

    private static final String ADD_EVENT = """
            insert into order_history (order_id, position, status, at)
            select :order, max(position) + 1, :status, :at
            from order_history
            where order_id = :order
            """;

    private static final String STATUS = """
            select status
            from placed_order
            where id = :order
            for update
            """;

    private static final String LOCK = """
            select id
            from placed_order
            where number = :number
            for update
            """;

    private static final String SUMMARIES = """
            select o.id, o.number, o.status, o.email, o.total, o.currency, o.created_at,
                   (select coalesce(sum(l.quantity), 0) from order_line l where l.order_id = o.id) as pieces
            from placed_order o
            where o.id < :before
            """;

    private static final String WITH_NUMBER = """
              and o.number = :number
            """;

    private static final String WITH_EMAIL = """
              and o.email = :email
            """;

    private static final String WITH_STATUS = """
              and o.status = :status
            """;

    private static final String LATEST_FIRST = """
            order by o.id desc
            """;

    private final StoredJson json;

    OrderRows(StoredJson json) {
        this.json = json;
    }

    /**
     * A paid order with its lines and its history.
     *
     * @param customer whose it is; empty when it is a guest's, or of somebody who has left
     */
    public Uni<Void> insert(WriteSession session, NewOrder order, Optional<String> customer) {
        return session.insert(row(order, customer))
                .chain(() -> session.sql(INSERT_LINES)
                        .bind("order", order.id())
                        .bind("lines", lines(order.session().lines()))
                        .execute())
                .chain(() -> session.sql(INSERT_HISTORY)
                        .bind("order", order.id())
                        .bind("at", Utc.of(order.at()))
                        .execute())
                .replaceWithVoid();
    }

    /** Whether it was {@code from}, and so became {@code to}; its history tells. */
    Uni<Boolean> change(WriteSession session, long order, OrderStatus from, OrderStatus to, Instant at) {
        return session.sql(CHANGE)
                .bind("order", order)
                .bind("from", from.name())
                .bind("to", to.name())
                .execute()
                .chain(changed -> changed == 0
                        ? Uni.createFrom().item(false)
                        : session.sql(ADD_EVENT)
                                .bind("order", order)
                                .bind("status", to.name())
                                .bind("at", Utc.of(at))
                                .execute()
                                .replaceWith(true));
    }

    /** Behind the lock, and so not what an older snapshot of this transaction shows. */
    Uni<OrderStatus> statusNow(WriteSession session, long order) {
        return session.sql(STATUS, String.class)
                .bind("order", order)
                .one()
                .map(status -> OrderStatus.valueOf(status.orElseThrow()));
    }

    /** Waits for others who change it; what this transaction looks at afterwards is what they have left. */
    Uni<Void> lock(WriteSession session, String number) {
        return session.sql(LOCK, Long.class).bind("number", number).one().replaceWithVoid();
    }

    /** What is found of orders older than {@code before}, the latest first. */
    Uni<List<SummaryRow>> summaries(ReadSession session, OrderSearch search, long before, int most) {
        boolean byNumber = !search.text().isEmpty() && !search.isForEmail();
        String sql = SUMMARIES
                + (byNumber ? WITH_NUMBER : "")
                + (search.isForEmail() ? WITH_EMAIL : "")
                + (search.status() == null ? "" : WITH_STATUS)
                + LATEST_FIRST;
        Query<SummaryRow> query =
                session.sql(sql, SummaryRow.class).bind("before", before).limit(most);
        if (byNumber) {
            query.bind("number", search.number().orElseThrow());
        }
        if (search.isForEmail()) {
            query.bind("email", search.text());
        }
        if (search.status() != null) {
            query.bind("status", search.status().name());
        }
        return query.list();
    }

    Uni<Optional<OrderRow>> byNumber(ReadSession session, String number) {
        return session.query(BY_NUMBER, OrderRow.class).bind("number", number).one();
    }

    /** A customer's orders as they are seen, the latest first. */
    public Uni<List<Order>> latestOf(ReadSession session, String customer, int most) {
        return ofCustomer(session, customer, Long.MAX_VALUE, most).chain(rows -> whole(session, rows));
    }

    Uni<List<OrderRow>> ofCustomer(ReadSession session, String customer, long before, int most) {
        return session.query(OF_CUSTOMER, OrderRow.class)
                .bind("customer", customer)
                .bind("before", before)
                .limit(most)
                .list();
    }

    /** Somebody leaves: the books keep the orders without the person. */
    public Uni<Void> forgetCustomer(WriteSession session, String customer) {
        return session.sql(FORGET_CUSTOMER).bind("customer", customer).execute().replaceWithVoid();
    }

    Uni<Order> whole(ReadSession session, OrderRow row) {
        return whole(session, List.of(row)).map(List::getFirst);
    }

    Uni<List<Order>> whole(ReadSession session, List<OrderRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Long> ids = rows.stream().map(row -> row.id).toList();
        return session.query(LINES, OrderLineRow.class)
                .bind("orders", ids)
                .list()
                .chain(lines -> session.sql(HISTORY, EventRow.class)
                        .bind("orders", ids)
                        .list()
                        .map(events -> rows.stream()
                                .map(row -> order(row, lines, events))
                                .toList()));
    }

    private OrderRow row(NewOrder order, Optional<String> customer) {
        CheckoutSession session = order.session();
        Totals totals = order.totals();
        OrderRow row = new OrderRow();
        row.id = order.id();
        row.number = order.number();
        row.accessKey = order.accessKey();
        row.sessionId = session.id();
        row.chargeKey = order.chargeKey();
        row.chargeId = order.chargeId();
        row.reservation = session.reservation();
        row.status = OrderStatus.PAID.name();
        row.email = Objects.requireNonNull(session.details().email());
        row.address = json.write(Objects.requireNonNull(session.details().shippingAddress()));
        row.deliveryMethod = Objects.requireNonNull(session.details().deliveryMethod());
        row.cardLastFour = order.cardLastFour();
        row.currency = totals.total().currency();
        row.subtotal = totals.subtotal().amount();
        row.discount = totals.discount().amount();
        row.delivery = Objects.requireNonNull(totals.delivery()).amount();
        row.tax = Objects.requireNonNull(totals.tax()).amount();
        row.total = totals.total().amount();
        row.customerId = customer.orElse(null);
        row.createdAt = Utc.of(order.at());
        return row;
    }

    private String lines(List<CheckoutLine> lines) {
        JsonArray rows = new JsonArray();
        lines.forEach(line -> rows.add(new JsonObject()
                .put("sku", line.sku())
                .put("title", line.title())
                .put("slug", line.slug())
                .put("options", json.write(line.options()))
                .put("picture", line.picture() == null ? null : json.write(line.picture()))
                .put("quantity", line.quantity())
                .put("unit_price", line.unitPrice().amount())));
        return rows.encode();
    }

    private Order order(OrderRow row, List<OrderLineRow> lines, List<EventRow> events) {
        return new Order(
                OrderNumber.shown(row.number),
                OrderStatus.valueOf(row.status),
                row.email,
                json.read(row.address, Address.class),
                row.deliveryMethod,
                row.cardLastFour,
                lines.stream()
                        .filter(line -> line.orderId == row.id)
                        .map(line -> line(line, row.currency))
                        .toList(),
                new Totals(
                        new Money(row.subtotal, row.currency),
                        new Money(row.discount, row.currency),
                        new Money(row.delivery, row.currency),
                        new Money(row.tax, row.currency),
                        new Money(row.total, row.currency)),
                events.stream()
                        .filter(event -> event.order() == row.id)
                        .map(event -> new Event(event.status(), event.at()))
                        .toList(),
                Utc.instant(row.createdAt));
    }

    private CheckoutLine line(OrderLineRow row, String currency) {
        return new CheckoutLine(
                row.sku,
                row.title,
                row.slug,
                options(row.options),
                row.quantity,
                new Money(row.unitPrice, currency),
                new Money(Math.multiplyExact(row.unitPrice, row.quantity), currency),
                picture(row.picture));
    }

    private static Map<String, String> options(String stored) {
        Map<String, String> options = new LinkedHashMap<>();
        new JsonObject(stored).forEach(option -> options.put(option.getKey(), String.valueOf(option.getValue())));
        return options;
    }

    private Offer.@Nullable Picture picture(@Nullable String stored) {
        return stored == null ? null : json.read(stored, Offer.Picture.class);
    }

    /** A line of the history. */
    @RegisterForReflection
    record EventRow(long order, OrderStatus status, Instant at) {}

    /** An order in a few words. */
    @RegisterForReflection
    record SummaryRow(
            long id,
            String number,
            OrderStatus status,
            String email,
            long total,
            String currency,
            Instant createdAt,
            long pieces) {

        OrderSummary summary() {
            return new OrderSummary(
                    OrderNumber.shown(number), status, email, pieces, new Money(total, currency), createdAt);
        }
    }
}
