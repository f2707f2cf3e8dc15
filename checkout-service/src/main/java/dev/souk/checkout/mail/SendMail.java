package dev.souk.checkout.mail;

import dev.souk.checkout.Utc;
import dev.souk.db.Database;
import dev.souk.db.ExpiredRows;
import dev.souk.db.TimeSortedIds;
import dev.souk.db.outbox.OutboxEvent;
import dev.souk.web.Shop;
import io.quarkus.logging.Log;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Sends a mail that an event of the outbox asks for. That it went out is noted when the mail server has taken it: whoever dies in
 * between sends it again, under the same {@code Message-ID}, by which many mailboxes know the second one for the first.
 */
@ApplicationScoped
public class SendMail {

    private static final String TABLE = "mail";
    private static final int LONGEST_SUBJECT = 200; // of a line of 998, encoded, in any script

    /** Line breaks end a header, and what follows would be another one. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private final Database database;
    private final MailRows rows;
    private final ReactiveMailer mailer;
    private final TimeSortedIds ids;
    private final ExpiredRows expired;
    private final Shop shop;
    private final MailConfig config;
    private final Clock clock;
    private final String host;

    SendMail(
            Database database,
            MailRows rows,
            ReactiveMailer mailer,
            TimeSortedIds ids,
            ExpiredRows expired,
            Shop shop,
            MailConfig config,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.mailer = mailer;
        this.ids = ids;
        this.expired = expired;
        this.shop = shop;
        this.config = config;
        this.clock = clock;
        this.host = URI.create(shop.origin()).getHost();
    }

    /**
     * Sends it unless it went out already.
     *
     * @param letter asked for just before, so that a link in it is young
     * @return fails when the mail server does not take it, and is to be tried again then
     */
    public Uni<Void> send(OutboxEvent event, MailKind kind, String recipient, Supplier<Uni<Letter>> letter) {
        expired.lookAfter(TABLE, config.cleanEvery());
        if (recipient.isBlank() || INVISIBLE.matcher(recipient).find()) {
            Log.warnf("The %s mail of event %s has no usable address and is not sent", kind, event.id());
            return Uni.createFrom().voidItem();
        }
        return database.readOnPrimary(session -> rows.isSent(session, event.id()))
                .chain(sent -> sent
                        ? Uni.createFrom().voidItem()
                        : letter.get().chain(written -> send(event, kind, recipient, written)));
    }

    private Uni<Void> send(OutboxEvent event, MailKind kind, String recipient, Letter letter) {
        return rendered(Templates.text(letter))
                .chain(text -> rendered(Templates.html(letter))
                        .chain(html -> mailer.send(mail(event, recipient, letter, text, html)))
                        .ifNoItem()
                        .after(config.sendWithin())
                        .fail()
                        .chain(() -> note(row(event, kind, recipient, letter, text))));
    }

    private Uni<String> rendered(TemplateInstance template) {
        return template.setLocale(shop.language()).createUni();
    }

    private io.quarkus.mailer.Mail mail(OutboxEvent event, String recipient, Letter letter, String text, String html) {
        return new io.quarkus.mailer.Mail()
                .setFrom(config.from().orElseGet(() -> "no-reply@" + host))
                .addTo(recipient)
                .setSubject(oneLine(letter.subject()))
                .setText(text)
                .setHtml(html)
                .addHeader("Message-ID", "<%s.souk@%s>".formatted(event.id(), host))
                .addHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office answers to it
    }

    private Uni<Void> note(MailRow row) {
        return database.write(session -> rows.insert(session, row))
                .onFailure(ConstraintViolationException.class) // another pod has sent it, too
                .recoverWithNull();
    }

    private MailRow row(OutboxEvent event, MailKind kind, String recipient, Letter letter, String text) {
        Instant now = clock.instant();
        MailRow row = new MailRow();
        row.id = ids.next();
        row.eventId = event.id();
        row.kind = kind.name();
        row.recipient = recipient;
        row.sentAt = Utc.of(now);
        row.expiresAt = Utc.of(now.plus(config.known()));
        if (config.keep()) {
            row.subject = oneLine(letter.subject());
            row.text = text;
        }
        return row;
    }

    private static String oneLine(String subject) {
        String line = INVISIBLE.matcher(subject).replaceAll(" ").strip();
        int length = line.codePointCount(0, line.length());
        return length <= LONGEST_SUBJECT ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST_SUBJECT));
    }

    @CheckedTemplate(basePath = "mail")
    static class Templates {
        static native TemplateInstance text(Letter letter);

        static native TemplateInstance html(Letter letter);
    }
}
