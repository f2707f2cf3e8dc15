package dev.souk.checkout.mail;

import dev.souk.checkout.Crockford;
import dev.souk.checkout.Utc;
import dev.souk.db.Database;
import dev.souk.db.ExpiredRows;
import dev.souk.db.WriteSession;
import dev.souk.web.visitor.Signer;
import dev.souk.web.visitor.SigningKeys;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Links that are mailed, and work once. The database knows an id of each, and the link says besides what only the shop's key makes
 * of it: who reads the database can follow none. So each attempt to mail makes a link of its own, and one that never arrived
 * expires.
 */
@ApplicationScoped
public class MailLinks {

    private static final String TABLE = "mail_link";
    private static final int ID = 26;

    private final Database database;
    private final MailLinkRows rows;
    private final ExpiredRows expired;
    private final MailConfig config;
    private final Clock clock;
    private final Signer signer;

    MailLinks(
            Database database,
            MailLinkRows rows,
            ExpiredRows expired,
            MailConfig config,
            Clock clock,
            SigningKeys keys) {
        this.database = database;
        this.rows = rows;
        this.expired = expired;
        this.config = config;
        this.clock = clock;
        this.signer = keys.signer("mail-link");
    }

    /** A fresh one, as it stands in the mail. */
    public Uni<String> make(LinkPurpose purpose, long customer, String email) {
        expired.lookAfter(TABLE, config.cleanEvery());
        MailLinkRow row = new MailLinkRow();
        row.id = Crockford.secret();
        row.purpose = purpose.name();
        row.customerId = customer;
        row.email = email;
        row.expiresAt = Utc.of(clock.instant().plus(life(purpose)));
        return database.write(session -> rows.insert(session, row))
                .replaceWith(row.id + '.' + signer.sign(signed(purpose, row.id)));
    }

    /** What a link is about; empty when it is none of ours, too old or used. It stays good. */
    public Uni<Optional<MailedLink>> find(LinkPurpose purpose, String link) {
        Optional<String> id = id(purpose, link);
        return id.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : database.readOnPrimary(session -> rows.good(session, purpose, id.get(), clock.instant()));
    }

    /** The same, and it is good no more once the transaction is committed. Of a crowd with one link, one gets it. */
    public Uni<Optional<MailedLink>> use(WriteSession session, LinkPurpose purpose, String link) {
        Optional<String> id = id(purpose, link);
        return id.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : rows.use(session, purpose, id.get(), clock.instant());
    }

    /** Of a customer's links to one purpose none is good any more. */
    public Uni<Void> useUp(WriteSession session, LinkPurpose purpose, long customer) {
        return rows.useUp(session, purpose, customer, clock.instant());
    }

    /** Somebody leaves. */
    public Uni<Void> forget(WriteSession session, long customer) {
        return rows.forget(session, customer);
    }

    /** The id of a link that we have made: nobody has the database asked by guessing. */
    private Optional<String> id(LinkPurpose purpose, String link) {
        if (link.length() <= ID || link.charAt(ID) != '.') {
            return Optional.empty();
        }
        String id = link.substring(0, ID);
        return signer.verifies(signed(purpose, id), link.substring(ID + 1)) ? Optional.of(id) : Optional.empty();
    }

    private Duration life(LinkPurpose purpose) {
        return switch (purpose) {
            case VERIFY_EMAIL -> config.verifyWithin();
            case RESET_PASSWORD -> config.resetWithin();
        };
    }

    private static String signed(LinkPurpose purpose, String id) {
        return purpose.name() + ' ' + id;
    }
}
