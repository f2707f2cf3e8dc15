package dev.souk.checkout.customer;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.checkout.mail.Letter;
import dev.souk.checkout.mail.Letters;
import dev.souk.checkout.mail.LinkPurpose;
import dev.souk.checkout.mail.MailKind;
import dev.souk.checkout.mail.MailLinks;
import dev.souk.checkout.mail.SendMail;
import dev.souk.db.Database;
import dev.souk.db.outbox.OutboxEvent;
import dev.souk.db.outbox.OutboxReceiver;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Mails the link to a new password to who has an account; whoever asked is not told whether there is one. */
@ApplicationScoped
class MailPasswordReset implements OutboxReceiver {

    private final Database database;
    private final CustomerRows rows;
    private final MailLinks links;
    private final Letters letters;
    private final SendMail mail;
    private final ObjectMapper json;

    MailPasswordReset(
            Database database, CustomerRows rows, MailLinks links, Letters letters, SendMail mail, ObjectMapper json) {
        this.database = database;
        this.rows = rows;
        this.links = links;
        this.letters = letters;
        this.mail = mail;
        this.json = json;
    }

    @Override
    public String topic() {
        return PasswordForgotten.TOPIC;
    }

    /** To the address of the account and never as it was typed: two ways to write one may be two mailboxes. */
    @Override
    public Uni<Void> deliver(OutboxEvent event) {
        String email = event.payloadAs(PasswordForgotten.class, json).email();
        return database.readOnPrimary(session -> rows.byEmail(session, email))
                .chain(found -> found.map(
                                row -> mail.send(event, MailKind.RESET_PASSWORD, row.email, () -> letter(row)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Letter> letter(CustomerRow row) {
        return links.make(LinkPurpose.RESET_PASSWORD, row.id, row.email)
                .map(link -> letters.resetPassword(row.name, link));
    }
}
