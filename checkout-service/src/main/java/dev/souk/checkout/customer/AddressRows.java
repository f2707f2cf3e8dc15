package dev.souk.checkout.customer;

import dev.souk.db.ReadSession;
import dev.souk.db.TimeSortedIds;
import dev.souk.db.WriteSession;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Addresses of customers in the database. Every statement names whose they are. */
@Singleton
final class AddressRows {

    private static final String OF_CUSTOMER = """
            select a
            from CustomerAddress a, Customer c
            where a.customerId = c.id
              and c.publicId = :customer
            order by a.id
            """;

    private static final String COUNT = """
            select count(*)
            from customer_address
            where customer_id = :customer
            """;

    private static final String CHANGE = """
            update customer_address
            set name = :name,
                line1 = :line1,
                line2 = :line2,
                city = :city,
                region = :region,
                postal_code = :postalCode,
                country = :country
            where id = :id
              and customer_id = :customer
            """;

    private static final String DELETE = """
            delete from customer_address
            where id = :id
              and customer_id = :customer
            """;

    private static final String DELETE_ALL = """
            delete from customer_address
            where customer_id = :customer
            """;

    Uni<List<CustomerAddress>> of(ReadSession session, String customer) {
        return session.query(OF_CUSTOMER, AddressRow.class)
                .bind("customer", customer)
                .list()
                .map(rows -> rows.stream().map(AddressRows::shown).toList());
    }

    Uni<Integer> count(ReadSession session, long customer) {
        return session.sql(COUNT, Long.class)
                .bind("customer", customer)
                .one()
                .map(count -> Math.toIntExact(count.orElseThrow()));
    }

    Uni<CustomerAddress> insert(WriteSession session, long id, long customer, PostalAddress address) {
        AddressRow row = new AddressRow();
        row.id = id;
        row.customerId = customer;
        row.name = address.name();
        row.line1 = address.line1();
        row.line2 = address.line2().orElse(null);
        row.city = address.city();
        row.region = address.region().orElse(null);
        row.postalCode = address.postalCode().orElse(null);
        row.country = address.country();
        return session.insert(row).replaceWith(CustomerAddress.of(id, address));
    }

    /** Whether it is theirs. */
    Uni<Boolean> change(WriteSession session, long id, long customer, PostalAddress address) {
        return session.sql(CHANGE)
                .bind("id", id)
                .bind("customer", customer)
                .bind("name", address.name())
                .bind("line1", address.line1())
                .bind("line2", address.line2().orElse(null))
                .bind("city", address.city())
                .bind("region", address.region().orElse(null))
                .bind("postalCode", address.postalCode().orElse(null))
                .bind("country", address.country())
                .execute()
                .map(changed -> changed == 1);
    }

    /** Whether it was theirs. */
    Uni<Boolean> delete(WriteSession session, long id, long customer) {
        return session.sql(DELETE)
                .bind("id", id)
                .bind("customer", customer)
                .execute()
                .map(deleted -> deleted == 1);
    }

    Uni<Void> deleteAll(WriteSession session, long customer) {
        return session.sql(DELETE_ALL).bind("customer", customer).execute().replaceWithVoid();
    }

    private static CustomerAddress shown(AddressRow row) {
        return new CustomerAddress(
                TimeSortedIds.text(row.id),
                row.name,
                row.line1,
                row.line2,
                row.city,
                row.region,
                row.postalCode,
                row.country);
    }
}
