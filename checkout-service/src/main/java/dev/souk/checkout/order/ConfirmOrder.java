package dev.souk.checkout.order;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.checkout.mail.Letter;
import dev.souk.checkout.mail.Letters;
import dev.souk.checkout.mail.MailKind;
import dev.souk.checkout.mail.SendMail;
import dev.souk.db.Database;
import dev.souk.db.outbox.OutboxEvent;
import dev.souk.db.outbox.OutboxReceiver;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;

/** Thanks for an order by mail, with the way back to it. */
@ApplicationScoped
class ConfirmOrder implements OutboxReceiver {

    private final Database database;
    private final OrderRows rows;
    private final Letters letters;
    private final SendMail mail;
    private final ObjectMapper json;

    ConfirmOrder(Database database, OrderRows rows, Letters letters, SendMail mail, ObjectMapper json) {
        this.database = database;
        this.rows = rows;
        this.letters = letters;
        this.mail = mail;
        this.json = json;
    }

    @Override
    public String topic() {
        return OrderPlaced.TOPIC;
    }

    @Override
    public Uni<Void> deliver(OutboxEvent event) {
        long id = event.payloadAs(OrderPlaced.class, json).orderId();
        return database.readOnPrimary(session -> session.find(OrderRow.class, id))
                .map(Optional::orElseThrow)
                .chain(row -> mail.send(event, MailKind.ORDER_PLACED, row.email, () -> letter(row)));
    }

    private Uni<Letter> letter(OrderRow row) {
        return database.readOnPrimary(session -> rows.whole(session, row))
                .map(order -> letters.orderPlaced(
                        Objects.requireNonNull(order.shippingAddress().name()),
                        order.number(),
                        row.accessKey,
                        order.lines(),
                        order.totals()));
    }
}
