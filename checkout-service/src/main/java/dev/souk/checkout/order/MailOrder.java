package dev.souk.checkout.order;

import dev.souk.checkout.mail.Letter;
import dev.souk.checkout.mail.MailKind;
import dev.souk.checkout.mail.SendMail;
import dev.souk.checkout.session.CheckoutLine;
import dev.souk.checkout.session.Totals;
import dev.souk.db.Database;
import dev.souk.db.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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

    /** A letter about all of an order. */
    @FunctionalInterface
    interface About {
        Letter order(String name, String number, String key, List<CheckoutLine> lines, Totals totals);
    }

    Uni<Void> send(OutboxEvent event, MailKind kind, long order, About about) {
        return database.readOnPrimary(session -> session.find(OrderRow.class, order))
                .map(Optional::orElseThrow)
                .chain(row -> mail.send(event, kind, row.email, () -> letter(row, about)));
    }

    private Uni<Letter> letter(OrderRow row, About about) {
        return database.readOnPrimary(session -> rows.whole(session, row))
                .map(order -> about.order(
                        Objects.requireNonNull(order.shippingAddress().name()),
                        order.number(),
                        row.accessKey,
                        order.lines(),
                        order.totals()));
    }
}
