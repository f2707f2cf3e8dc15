package dev.souk.checkout.order;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.checkout.mail.Letters;
import dev.souk.checkout.mail.MailKind;
import dev.souk.db.outbox.OutboxEvent;
import dev.souk.db.outbox.OutboxReceiver;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Says by mail that an order is on its way. */
@ApplicationScoped
class AnnounceParcel implements OutboxReceiver {

    private final MailOrder mail;
    private final Letters letters;
    private final ObjectMapper json;

    AnnounceParcel(MailOrder mail, Letters letters, ObjectMapper json) {
        this.mail = mail;
        this.letters = letters;
        this.json = json;
    }

    @Override
    public String topic() {
        return OrderShipped.TOPIC;
    }

    @Override
    public Uni<Void> deliver(OutboxEvent event) {
        long order = event.payloadAs(OrderShipped.class, json).orderId();
        return mail.send(event, MailKind.ORDER_SHIPPED, order, letters::orderShipped);
    }
}
