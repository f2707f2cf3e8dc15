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

/** Mails the link that verifies an e-mail address, unless it is verified by then. */
@ApplicationScoped
class MailVerification implements OutboxReceiver {

    private final Database database;
    private final MailLinks links;
    private final Letters letters;
    private final SendMail mail;
    private final ObjectMapper json;

    MailVerification(Database database, MailLinks links, Letters letters, SendMail mail, ObjectMapper json) {
        this.database = database;
        this.links = links;
        this.letters = letters;
        this.mail = mail;
        this.json = json;
    }

    @Override
    public String topic() {
        return VerificationWanted.TOPIC;
    }

    @Override
    public Uni<Void> deliver(OutboxEvent event) {
        long id = event.payloadAs(VerificationWanted.class, json).customerId();
        return database.readOnPrimary(session -> session.find(CustomerRow.class, id))
                .chain(found -> found.filter(row -> row.verifiedAt == null)
                        .map(row -> mail.send(event, MailKind.VERIFY_EMAIL, row.email, () -> letter(row)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Letter> letter(CustomerRow row) {
        return links.make(LinkPurpose.VERIFY_EMAIL, row.id, row.email).map(link -> letters.verifyEmail(row.name, link));
    }
}
