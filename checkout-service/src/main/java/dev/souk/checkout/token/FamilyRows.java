package dev.souk.checkout.token;

import dev.souk.checkout.Utc;
import dev.souk.db.ReadSession;
import dev.souk.db.WriteSession;
import dev.souk.web.identity.IdentityNews.Revoked;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Families of refresh tokens in the database. */
@Singleton
final class FamilyRows {

    private static final String LOCK = """
            select id, public_id, customer_id, secret, generation, rotated_at, created_at, expires_at, revoked_at
            from token_family
            where public_id = :session
            for update
            """;

    private static final String HOLDER = """
            select id, public_id, name, staff
            from customer
            where id = :customer
            """;

    private static final String ROTATE = """
            update token_family
            set generation = generation + 1,
                rotated_at = :now,
                expires_at = :expires
            where id = :id
            """;

    private static final String REVOKE = """
            update token_family
            set revoked_at = :now,
                revoked_why = :why,
                expires_at = :told
            where public_id = :session
              and revoked_at is null
            """;

    private static final String REVOKE_ALL = """
            update token_family
            set revoked_at = :now,
                revoked_why = :why,
                expires_at = :told
            where customer_id = :customer
              and public_id <> :except
              and revoked_at is null
            """;

    private static final String FORGET_DEVICES = """
            update token_family
            set user_agent = ''
            where customer_id = :customer
            """;

    private static final String REVOKED = """
            select public_id, expires_at
            from token_family
            where revoked_at >= :since
              and expires_at > :now
            """;

    private static final String OPEN = """
            select public_id, created_at, rotated_at, user_agent
            from token_family
            where customer_id = :customer
              and revoked_at is null
              and expires_at > :now
            order by id
            """;

    /** The family, locked until the transaction ends. */
    Uni<Optional<Family>> lock(WriteSession session, String id) {
        return session.sql(LOCK, Family.class).bind("session", id).one();
    }

    /** Who it is for, as they are called now; empty when they are gone. */
    Uni<Optional<Holder>> holder(ReadSession session, long customer) {
        return session.sql(HOLDER, Holder.class).bind("customer", customer).one();
    }

    Uni<Void> insert(WriteSession session, FamilyRow row) {
        return session.insert(row);
    }

    Uni<Void> rotate(WriteSession session, Family family, Instant now, Instant expires) {
        return session.sql(ROTATE)
                .bind("id", family.id())
                .bind("now", Utc.of(now))
                .bind("expires", Utc.of(expires))
                .execute()
                .replaceWithVoid();
    }

    /** Ends one session; the row stays until {@code told}, so that everybody gets to know. */
    Uni<Void> revoke(WriteSession session, String id, RevokedWhy why, Instant now, Instant told) {
        return session.sql(REVOKE)
                .bind("session", id)
                .bind("why", why.name())
                .bind("now", Utc.of(now))
                .bind("told", Utc.of(told))
                .execute()
                .replaceWithVoid();
    }

    /** Ends all sessions of a customer but one. */
    Uni<Integer> revokeAll(
            WriteSession session, long customer, String except, RevokedWhy why, Instant now, Instant told) {
        return session.sql(REVOKE_ALL)
                .bind("customer", customer)
                .bind("except", except)
                .bind("why", why.name())
                .bind("now", Utc.of(now))
                .bind("told", Utc.of(told))
                .execute();
    }

    Uni<Void> forgetDevices(WriteSession session, long customer) {
        return session.sql(FORGET_DEVICES).bind("customer", customer).execute().replaceWithVoid();
    }

    Uni<List<Revoked>> revoked(ReadSession session, Instant since, Instant now) {
        return session.sql(REVOKED, Revoked.class)
                .bind("since", Utc.of(since))
                .bind("now", Utc.of(now))
                .list();
    }

    Uni<List<OpenSession>> open(ReadSession session, long customer, Instant now) {
        return session.sql(OPEN, OpenSession.class)
                .bind("customer", customer)
                .bind("now", Utc.of(now))
                .list();
    }

    /** What is known of a family. */
    @RegisterForReflection
    record Family(
            long id,
            String session,
            long customer,
            String secret,
            int generation,
            Instant rotatedAt,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt) {

        boolean isOver(Instant now) {
            return revokedAt != null || !expiresAt.isAfter(now);
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "session " + session;
        }
    }
}
