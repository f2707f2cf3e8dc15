package dev.souk.checkout.order;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.checkout.customer.EmailKey;
import dev.souk.checkout.mail.Letters;
import dev.souk.checkout.mail.MailKind;
import dev.souk.checkout.mail.SendMail;
import dev.souk.db.Database;
import dev.souk.db.outbox.OutboxEvent;
import dev.souk.db.outbox.OutboxReceiver;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Mails the link of an order to the address in it, if that is the one that was named with its number. */
@ApplicationScoped
class MailOrderLink implements OutboxReceiver {

    private final Database database;
    private final OrderRows rows;
    private final Letters letters;
    private final SendMail mail;
    private final ObjectMapper json;

    MailOrderLink(Database database, OrderRows rows, Letters letters, SendMail mail, ObjectMapper json) {
        this.database = database;
        this.rows = rows;
        this.letters = letters;
        this.mail = mail;
        this.json = json;
    }

    @Override
    public String topic() {
        return OrderSought.TOPIC;
    }

    @Override
    public Uni<Void> deliver(OutboxEvent event) {
        OrderSought sought = event.payloadAs(OrderSought.class, json);
        return database.readOnPrimary(session -> rows.byNumber(session, sought.number()))
                .chain(found -> found.filter(row -> belongTogether(row, sought))
                        .map(row -> send(event, row))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> send(OutboxEvent event, OrderRow row) {
        return mail.send(
                event,
                MailKind.FIND_ORDER,
                row.email,
                () -> Uni.createFrom().item(() -> letters.findOrder(OrderNumber.shown(row.number), row.accessKey)));
    }

    private static boolean belongTogether(OrderRow row, OrderSought sought) {
        return EmailKey.of(row.email).equals(EmailKey.of(sought.email()));
    }
}
