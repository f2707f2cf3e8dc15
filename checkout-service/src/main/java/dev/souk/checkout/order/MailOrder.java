package dev.souk.checkout.order;

import dev.souk.checkout.mail.Letter;
import dev.souk.checkout.mail.MailKind;
import dev.souk.checkout.mail.Purchase;
import dev.souk.checkout.mail.SendMail;
import dev.souk.db.Database;
import dev.souk.db.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Mails to the address in an order what has become of it. */
@ApplicationScoped
class MailOrder {

    private final Database database;
    private final OrderRows rows;
    private final SendMail mail;

    MailOrder(Database database, OrderRows rows, SendMail mail) {
        this.database = database;
        this.rows = rows;
        this.mail = mail;
    }

    Uni<Void> send(OutboxEvent event, MailKind kind, long order, Function<Purchase, Letter> about) {
        return database.readOnPrimary(session -> session.find(OrderRow.class, order))
                .map(Optional::orElseThrow)
                .chain(row -> mail.send(event, kind, row.email, () -> letter(row, about)));
    }

    private Uni<Letter> letter(OrderRow row, Function<Purchase, Letter> about) {
        return database.readOnPrimary(session -> rows.whole(session, row))
                .map(order -> about.apply(new Purchase(
                        Objects.requireNonNull(order.shippingAddress().name()),
                        order.number(),
                        row.accessKey,
                        order.lines(),
                        order.totals(),
                        order.cardLastFour())));
    }
}
