package dev.souk.checkout.order;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.checkout.mail.Letters;
import dev.souk.checkout.mail.MailKind;
import dev.souk.db.outbox.OutboxEvent;
import dev.souk.db.outbox.OutboxReceiver;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Says by mail that the money of an order is back. */
@ApplicationScoped
class ConfirmRefund implements OutboxReceiver {

    private final MailOrder mail;
    private final Letters letters;
    private final ObjectMapper json;

    ConfirmRefund(MailOrder mail, Letters letters, ObjectMapper json) {
        this.mail = mail;
        this.letters = letters;
        this.json = json;
    }

    @Override
    public String topic() {
        return OrderRefunded.TOPIC;
    }

    @Override
    public Uni<Void> deliver(OutboxEvent event) {
        long order = event.payloadAs(OrderRefunded.class, json).orderId();
        return mail.send(event, MailKind.ORDER_REFUNDED, order, letters::orderRefunded);
    }
}
