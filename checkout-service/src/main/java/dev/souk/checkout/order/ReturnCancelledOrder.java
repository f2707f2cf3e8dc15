package dev.souk.checkout.order;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.checkout.payment.PaymentGateway;
import dev.souk.checkout.stock.StockClient;
import dev.souk.db.Database;
import dev.souk.db.outbox.OutboxEvent;
import dev.souk.db.outbox.OutboxReceiver;
import dev.souk.money.Money;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Gives money and stock of a cancelled order back. Each call names a key of ours, so it does no harm to come twice. */
@ApplicationScoped
class ReturnCancelledOrder implements OutboxReceiver {

    private final Database database;
    private final OrderRows rows;
    private final PaymentGateway gateway;
    private final StockClient stock;
    private final ObjectMapper json;
    private final Clock clock;

    ReturnCancelledOrder(
            Database database,
            OrderRows rows,
            PaymentGateway gateway,
            StockClient stock,
            ObjectMapper json,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.gateway = gateway;
        this.stock = stock;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return OrderCancelled.TOPIC;
    }

    @Override
    public Uni<Void> deliver(OutboxEvent event) {
        long id = event.payloadAs(OrderCancelled.class, json).orderId();
        return database.readOnPrimary(session -> session.find(OrderRow.class, id))
                .map(Optional::orElseThrow)
                .call(order -> gateway.refund(order.chargeId, order.chargeKey, new Money(order.total, order.currency)))
                .call(this::takeBack)
                .chain(order -> database.write(session ->
                        rows.change(session, order.id, OrderStatus.CANCELLED, OrderStatus.REFUNDED, clock.instant())))
                .replaceWithVoid();
    }

    /** An order is there a moment before its stock is sold: then this comes again. */
    private Uni<Void> takeBack(OrderRow order) {
        return stock.takeBack(order.reservation)
                .invoke(taken -> {
                    if (!taken) {
                        throw new IllegalStateException("The stock of " + order.reservation + " is not sold yet");
                    }
                })
                .replaceWithVoid();
    }
}
