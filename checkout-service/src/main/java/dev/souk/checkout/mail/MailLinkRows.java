package dev.souk.checkout.mail;

import dev.souk.checkout.Utc;
import dev.souk.db.ReadSession;
import dev.souk.db.WriteSession;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Mailed links in the database. */
@Singleton
final class MailLinkRows {

    private static final String GOOD = """
            select customer_id, email
            from mail_link
            where id = :id
              and purpose = :purpose
              and used_at is null
              and expires_at > :now
            """;

    private static final String USED = """
            select customer_id, email
            from mail_link
            where id = :id
            """;

    private static final String USE = """
            update mail_link
            set used_at = :now
            where id = :id
              and purpose = :purpose
              and used_at is null
              and expires_at > :now
            """;

    private static final String USE_UP = """
            update mail_link
            set used_at = :now
            where customer_id = :customer
              and purpose = :purpose
              and used_at is null
            """;

    private static final String FORGET = """
            delete from mail_link
            where customer_id = :customer
            """;

    Uni<Void> insert(WriteSession session, MailLinkRow row) {
        return session.insert(row);
    }

    Uni<Optional<MailedLink>> good(ReadSession session, LinkPurpose purpose, String id, Instant now) {
        return session.sql(GOOD, MailedLink.class)
                .bind("id", id)
                .bind("purpose", purpose.name())
                .bind("now", Utc.of(now))
                .one();
    }

    /** Empty when it was not good, or somebody else has just used it. */
    Uni<Optional<MailedLink>> use(WriteSession session, LinkPurpose purpose, String id, Instant now) {
        return session.sql(USE)
                .bind("id", id)
                .bind("purpose", purpose.name())
                .bind("now", Utc.of(now))
                .execute()
                .chain(used -> used == 1
                        ? session.sql(USED, MailedLink.class).bind("id", id).one()
                        : Uni.createFrom().item(Optional.empty()));
    }

    Uni<Void> useUp(WriteSession session, LinkPurpose purpose, long customer, Instant now) {
        return session.sql(USE_UP)
                .bind("customer", customer)
                .bind("purpose", purpose.name())
                .bind("now", Utc.of(now))
                .execute()
                .replaceWithVoid();
    }

    Uni<Void> forget(WriteSession session, long customer) {
        return session.sql(FORGET).bind("customer", customer).execute().replaceWithVoid();
    }
}
