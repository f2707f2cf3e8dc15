package dev.souk.checkout.token;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A family of refresh tokens as it is stored. */
@Entity(name = "TokenFamily")
@Table(name = "token_family")
class FamilyRow {

    @Id
    long id;

    @Column(name = "public_id")
    String publicId = "";

    @Column(name = "customer_id")
    long customerId;

    String secret = "";

    int generation;

    @Column(name = "rotated_at")
    LocalDateTime rotatedAt = LocalDateTime.MIN;

    @Column(name = "created_at")
    LocalDateTime createdAt = LocalDateTime.MIN;

    @Column(name = "expires_at")
    LocalDateTime expiresAt = LocalDateTime.MIN;

    @Nullable
    @Column(name = "revoked_at")
    LocalDateTime revokedAt;

    @Nullable
    @Column(name = "revoked_why")
    String revokedWhy;

    @Column(name = "user_agent")
    String userAgent = "";

    FamilyRow() {}
}
