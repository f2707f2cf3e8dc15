package dev.souk.checkout.order;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.checkout.mail.Letters;
import dev.souk.checkout.mail.MailKind;
import dev.souk.db.outbox.OutboxEvent;
import dev.souk.db.outbox.OutboxReceiver;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Says by mail that an order is cancelled, and where its money goes. */
@ApplicationScoped
class ConfirmCancellation implements OutboxReceiver {

    private final MailOrder mail;
    private final Letters letters;
    private final ObjectMapper json;

    ConfirmCancellation(MailOrder mail, Letters letters, ObjectMapper json) {
        this.mail = mail;
        this.letters = letters;
        this.json = json;
    }

    @Override
    public String topic() {
        return CancellationMailWanted.TOPIC;
    }

    @Override
    public Uni<Void> deliver(OutboxEvent event) {
        long order = event.payloadAs(CancellationMailWanted.class, json).orderId();
        return mail.send(event, MailKind.ORDER_CANCELLED, order, letters::orderCancelled);
    }
}
