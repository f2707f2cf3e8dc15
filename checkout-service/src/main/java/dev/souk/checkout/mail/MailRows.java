package dev.souk.checkout.mail;

import dev.souk.checkout.Utc;
import dev.souk.db.ReadSession;
import dev.souk.db.WriteSession;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Mails in the database. */
@Singleton
public final class MailRows {

    private static final String IS_SENT = """
            select id
            from mail
            where event_id = :event
            """;

    private static final String LATEST = """
            from Mail
            where id < :before
            order by id desc
            """;

    private static final String SENT_TO = """
            select lower(kind) as kind, recipient, sent_at, subject
            from mail
            where recipient = :recipient
            order by id desc
            """;

    private static final String FORGET = """
            update mail
            set recipient = '',
                subject = null,
                text = null
            where recipient = :recipient
            """;

    Uni<Boolean> isSent(ReadSession session, String event) {
        return session.sql(IS_SENT, Long.class).bind("event", event).one().map(Optional::isPresent);
    }

    Uni<Void> insert(WriteSession session, MailRow row) {
        return session.insert(row);
    }

    Uni<List<Mail>> latest(ReadSession session, long before, int most) {
        return session.query(LATEST, MailRow.class)
                .bind("before", before)
                .limit(most)
                .list()
                .map(rows -> rows.stream().map(MailRows::mail).toList());
    }

    Uni<Optional<Mail>> find(ReadSession session, long id) {
        return session.find(MailRow.class, id).map(row -> row.map(MailRows::mail));
    }

    /** The latest first. The database takes more for one address than we do: it may be e or é. */
    public Uni<List<SentMail>> sentTo(ReadSession session, String recipient, int most) {
        return session.sql(SENT_TO, SentMail.class)
                .bind("recipient", recipient)
                .limit(most)
                .list();
    }

    /** Somebody leaves: that a mail went out is known, and not to whom. */
    public Uni<Void> forget(WriteSession session, String recipient) {
        return session.sql(FORGET).bind("recipient", recipient).execute().replaceWithVoid();
    }

    private static Mail mail(MailRow row) {
        return new Mail(row.id, row.kind, row.recipient, Utc.instant(row.sentAt), row.subject, row.text);
    }
}
