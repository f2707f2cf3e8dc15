package dev.souk.checkout.customer;

import dev.souk.checkout.token.RevokedWhy;
import dev.souk.checkout.token.TokenFamilies;
import dev.souk.db.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Who of the customers may run the shop. */
@ApplicationScoped
public class StaffAccounts {

    private final Database database;
    private final CustomerRows rows;
    private final Customers customers;
    private final TokenFamilies families;

    StaffAccounts(Database database, CustomerRows rows, Customers customers, TokenFamilies families) {
        this.database = database;
        this.rows = rows;
        this.customers = customers;
        this.families = families;
    }

    /** What became of an appointment. */
    public enum Appointment {
        /** Their next token says so. */
        DONE,
        NO_ACCOUNT,
        /** Nobody knows whether whoever made the account reads mail to its address. */
        NOT_VERIFIED
    }

    /** Makes the account of this e-mail address one of the staff's. */
    public Uni<Appointment> appoint(String email) {
        return database.write(session -> rows.byEmail(session, email).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(Appointment.NO_ACCOUNT);
            }
            return found.get().verifiedAt == null
                    ? Uni.createFrom().item(Appointment.NOT_VERIFIED)
                    : rows.setStaff(session, found.get().id, true).replaceWith(Appointment.DONE);
        }));
    }

    /** Makes an account for somebody new who is one of the staff; whoever does so vouches for the address. */
    public Uni<Kept<Customer>> add(NewCustomer fresh) {
        return customers.addStaff(fresh);
    }

    /** Makes one of the staff a customer like others, and ends all their sessions; false when there is no such account. */
    public Uni<Boolean> dismiss(String email) {
        return database.write(session -> rows.byEmail(session, email)
                .chain(found -> found.map(row -> rows.setStaff(session, row.id, false)
                                .chain(() -> families.endAll(session, row.id, RevokedWhy.DISMISSED))
                                .replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false))));
    }
}
