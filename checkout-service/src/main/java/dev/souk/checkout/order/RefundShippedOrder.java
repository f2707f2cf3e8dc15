package dev.souk.checkout.order;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.checkout.payment.PaymentGateway;
import dev.souk.db.Database;
import dev.souk.db.WriteSession;
import dev.souk.db.outbox.Outbox;
import dev.souk.db.outbox.OutboxEvent;
import dev.souk.db.outbox.OutboxReceiver;
import dev.souk.money.Money;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/**
 * Gives the money of an order back that has left the house, and has that said by mail; the call names a key of ours, so it does no
 * harm to come twice. Its pieces stay sold: where they are, and whether anybody can buy them again, staff knows and enters when they
 * are back.
 */
@ApplicationScoped
class RefundShippedOrder implements OutboxReceiver {

    private final Database database;
    private final OrderRows rows;
    private final PaymentGateway gateway;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;

    RefundShippedOrder(
            Database database, OrderRows rows, PaymentGateway gateway, Outbox outbox, ObjectMapper json, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.gateway = gateway;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return RefundAsked.TOPIC;
    }

    @Override
    public Uni<Void> deliver(OutboxEvent event) {
        long id = event.payloadAs(RefundAsked.class, json).orderId();
        return database.readOnPrimary(session -> session.find(OrderRow.class, id))
                .map(Optional::orElseThrow)
                .call(order -> gateway.refund(order.chargeId, order.chargeKey, new Money(order.total, order.currency)))
                .chain(order -> database.write(session -> refunded(session, order.id)));
    }

    private Uni<Void> refunded(WriteSession session, long order) {
        return rows.change(session, order, OrderStatus.SHIPPED, OrderStatus.REFUNDED, clock.instant())
                .chain(changed -> changed
                        ? outbox.add(session, OrderRefunded.TOPIC, Long.toString(order), new OrderRefunded(order))
                        : Uni.createFrom().voidItem());
    }
}
