package dev.souk.checkout.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** An address of a customer as stored. */
@Entity(name = "CustomerAddress")
@Table(name = "customer_address")
class AddressRow {

    @Id
    long id;

    @Column(name = "customer_id")
    long customerId;

    String name = "";

    String line1 = "";

    @Nullable
    String line2;

    String city = "";

    @Nullable
    String region;

    @Nullable
    @Column(name = "postal_code")
    String postalCode;

    String country = "";

    AddressRow() {}
}
