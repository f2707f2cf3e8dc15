package dev.souk.checkout.customer;

import dev.souk.checkout.Utc;
import dev.souk.checkout.token.Holder;
import dev.souk.db.ReadSession;
import dev.souk.db.WriteSession;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Customers in the database. */
@Singleton
final class CustomerRows {

    private static final String BY_EMAIL = """
            from Customer
            where emailKey = :key
            """;

    private static final String BY_PUBLIC_ID = """
            from Customer
            where publicId = :customer
            """;

    private static final String LOCK = """
            select id
            from customer
            where public_id = :customer
            for update
            """;

    private static final String STAYS = """
            select id
            from customer
            where public_id = :customer
            lock in share mode
            """;

    private static final String STILL = """
            select id, public_id as customer, name, staff
            from customer
            where id = :id
              and password_hash = :hash
            for update
            """;

    private static final String RENAME = """
            update customer
            set name = :name,
                version = version + 1
            where id = :id
            """;

    private static final String NEW_PASSWORD = """
            update customer
            set password_hash = :fresh
            where public_id = :customer
              and password_hash = :former
            """;

    private static final String SET_STAFF = """
            update customer
            set staff = :staff
            where id = :id
            """;

    private static final String VERIFIED = """
            update customer
            set verified_at = :now,
                version = version + 1
            where id = :id
              and email_key = :key
              and verified_at is null
            """;

    private static final String RESET_PASSWORD = """
            update customer
            set password_hash = :fresh
            where id = :id
            """;

    private static final String DELETE = """
            delete from customer
            where id = :id
            """;

    Uni<Optional<CustomerRow>> byEmail(ReadSession session, String email) {
        return session.query(BY_EMAIL, CustomerRow.class)
                .bind("key", EmailKey.of(email))
                .one();
    }

    Uni<CustomerRow> get(ReadSession session, String customer) {
        return find(session, customer).map(row -> row.orElseThrow(CustomerGone::problem));
    }

    Uni<Optional<CustomerRow>> find(ReadSession session, String customer) {
        return session.query(BY_PUBLIC_ID, CustomerRow.class)
                .bind("customer", customer)
                .one();
    }

    /** All that is of one customer is changed by one transaction at a time; gives their id. Fails when they are gone. */
    Uni<Long> lock(WriteSession session, String customer) {
        return session.sql(LOCK, Long.class)
                .bind("customer", customer)
                .one()
                .map(id -> id.orElseThrow(CustomerGone::problem));
    }

    /** Whether they are there; others may ask the same meanwhile, but nobody changes them until this transaction ends. */
    Uni<Boolean> stays(WriteSession session, String customer) {
        return session.sql(STAYS, Long.class).bind("customer", customer).one().map(Optional::isPresent);
    }

    /** Who they are, locked, if that is still their password. */
    Uni<Optional<Holder>> still(WriteSession session, long id, String passwordHash) {
        return session.sql(STILL, Holder.class)
                .bind("id", id)
                .bind("hash", passwordHash)
                .one();
    }

    Uni<Void> rename(WriteSession session, long id, String name) {
        return session.sql(RENAME).bind("id", id).bind("name", name).execute().replaceWithVoid();
    }

    /** Whether the former one was still theirs. */
    Uni<Boolean> newPassword(WriteSession session, String customer, String former, String fresh) {
        return session.sql(NEW_PASSWORD)
                .bind("customer", customer)
                .bind("former", former)
                .bind("fresh", fresh)
                .execute()
                .map(changed -> changed == 1);
    }

    Uni<Void> setStaff(WriteSession session, long id, boolean staff) {
        return session.sql(SET_STAFF)
                .bind("id", id)
                .bind("staff", staff)
                .execute()
                .replaceWithVoid();
    }

    /** A mail to {@code email} reached them; of an address they have left this says nothing. */
    Uni<Void> verified(WriteSession session, long id, String email, Instant now) {
        return session.sql(VERIFIED)
                .bind("id", id)
                .bind("key", EmailKey.of(email))
                .bind("now", Utc.of(now))
                .execute()
                .replaceWithVoid();
    }

    Uni<Void> resetPassword(WriteSession session, long id, String fresh) {
        return session.sql(RESET_PASSWORD)
                .bind("id", id)
                .bind("fresh", fresh)
                .execute()
                .replaceWithVoid();
    }

    Uni<Void> delete(WriteSession session, long id) {
        return session.sql(DELETE).bind("id", id).execute().replaceWithVoid();
    }
}
