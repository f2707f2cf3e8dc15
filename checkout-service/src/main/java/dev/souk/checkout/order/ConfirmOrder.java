package dev.souk.checkout.order;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.checkout.mail.Letters;
import dev.souk.checkout.mail.MailKind;
import dev.souk.db.outbox.OutboxEvent;
import dev.souk.db.outbox.OutboxReceiver;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Thanks for an order by mail, with the way back to it. */
@ApplicationScoped
class ConfirmOrder implements OutboxReceiver {

    private final MailOrder mail;
    private final Letters letters;
    private final ObjectMapper json;

    ConfirmOrder(MailOrder mail, Letters letters, ObjectMapper json) {
        this.mail = mail;
        this.letters = letters;
        this.json = json;
    }

    @Override
    public String topic() {
        return OrderPlaced.TOPIC;
    }

    @Override
    public Uni<Void> deliver(OutboxEvent event) {
        long order = event.payloadAs(OrderPlaced.class, json).orderId();
        return mail.send(event, MailKind.ORDER_PLACED, order, letters::orderPlaced);
    }
}
