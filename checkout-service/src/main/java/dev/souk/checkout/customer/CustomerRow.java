package dev.souk.checkout.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A customer as stored. */
@Entity(name = "Customer")
@Table(name = "customer")
class CustomerRow {

    @Id
    long id;

    @Column(name = "public_id")
    String publicId = "";

    String email = "";

    @Column(name = "email_key")
    String emailKey = "";

    String name = "";

    @Column(name = "password_hash")
    String passwordHash = "";

    boolean staff;

    @Nullable
    @Column(name = "verified_at")
    LocalDateTime verifiedAt;

    @Column(name = "created_at")
    LocalDateTime createdAt = LocalDateTime.MIN;

    int version;

    CustomerRow() {}
}
