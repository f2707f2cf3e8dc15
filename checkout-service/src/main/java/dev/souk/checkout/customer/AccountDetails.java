package dev.souk.checkout.customer;

import dev.souk.checkout.session.Address;
import dev.souk.checkout.session.Details;
import dev.souk.checkout.session.RememberedDetails;
import dev.souk.db.Database;
import dev.souk.db.DatabaseUnavailable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The e-mail address of the account and its first postal address. A checkout begins without them rather than not at all. */
@ApplicationScoped
class AccountDetails implements RememberedDetails {

    private final Database database;
    private final CustomerRows rows;
    private final AddressRows addresses;

    AccountDetails(Database database, CustomerRows rows, AddressRows addresses) {
        this.database = database;
        this.rows = rows;
        this.addresses = addresses;
    }

    @Override
    public Uni<Details> of(String customer) {
        return database.readOwn(session -> rows.find(session, customer)
                        .chain(found -> found.map(
                                        row -> addresses.of(session, customer).map(kept -> details(row, kept)))
                                .orElseGet(() -> Uni.createFrom().item(Details.NONE))))
                .onFailure(DatabaseUnavailable.class)
                .recoverWithItem(Details.NONE);
    }

    private static Details details(CustomerRow row, List<CustomerAddress> kept) {
        Optional<Address> first = kept.stream().findFirst().map(AccountDetails::address);
        return new Details(row.email, first.orElse(null), null);
    }

    private static Address address(CustomerAddress kept) {
        return new Address(
                kept.name(), kept.line1(), kept.line2(), kept.city(), kept.region(), kept.postalCode(), kept.country());
    }
}
