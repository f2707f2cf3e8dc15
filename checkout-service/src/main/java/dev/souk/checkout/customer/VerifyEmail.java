package dev.souk.checkout.customer;

import dev.souk.checkout.mail.LinkPurpose;
import dev.souk.checkout.mail.MailLinks;
import dev.souk.checkout.mail.MailedLink;
import dev.souk.db.Database;
import dev.souk.db.WriteSession;
import dev.souk.db.outbox.Outbox;
import dev.souk.limit.RateLimit;
import dev.souk.limit.RateLimits;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Finds out whether an e-mail address reaches its customer: they are sent a link, and follow it. Until then they may shop, too. */
@ApplicationScoped
class VerifyEmail {

    private final Database database;
    private final CustomerRows rows;
    private final MailLinks links;
    private final Outbox outbox;
    private final RateLimits limits;
    private final Clock clock;
    private final RateLimit mails;

    VerifyEmail(
            Database database,
            CustomerRows rows,
            MailLinks links,
            Outbox outbox,
            RateLimits limits,
            Clock clock,
            CustomerConfig config) {
        this.database = database;
        this.rows = rows;
        this.links = links;
        this.outbox = outbox;
        this.limits = limits;
        this.clock = clock;
        this.mails = new RateLimit("verification-mail", config.verificationMails(), config.within());
    }

    /** Sends a mail, once the transaction that makes the customer is committed. */
    Uni<Void> ask(WriteSession session, long customer) {
        return outbox.add(session, VerificationWanted.TOPIC, Long.toString(customer), new VerificationWanted(customer));
    }

    /**
     * Sends another one, unless the address is verified already.
     *
     * @return whether it does; fails with a 429 problem when there were too many
     */
    Uni<Boolean> askAgain(String customer) {
        return limits.require(mails, customer)
                .chain(() -> database.write(session -> rows.lock(session, customer)
                        .chain(() -> rows.get(session, customer))
                        .chain(row -> row.verifiedAt == null
                                ? ask(session, row.id).replaceWith(true)
                                : Uni.createFrom().item(false))));
    }

    /** Whether a link is good still. */
    Uni<Boolean> isGood(String link) {
        return links.find(LinkPurpose.VERIFY_EMAIL, link).map(Optional::isPresent);
    }

    /** Whether the link was good; then the address it went to is verified. */
    Uni<Boolean> verify(String link) {
        return database.write(session -> links.use(session, LinkPurpose.VERIFY_EMAIL, link)
                .chain(found -> found.map(used -> verified(session, used))
                        .orElseGet(() -> Uni.createFrom().item(false))));
    }

    private Uni<Boolean> verified(WriteSession session, MailedLink link) {
        return rows.verified(session, link.customer(), link.email(), clock.instant())
                .chain(() -> links.useUp(session, LinkPurpose.VERIFY_EMAIL, link.customer()))
                .replaceWith(true);
    }
}
