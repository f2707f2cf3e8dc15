package dev.souk.checkout.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A mailed link as stored, without its signature. */
@Entity(name = "MailLink")
@Table(name = "mail_link")
class MailLinkRow {

    @Id
    String id = "";

    String purpose = "";

    @Column(name = "customer_id")
    long customerId;

    String email = "";

    @Column(name = "expires_at")
    LocalDateTime expiresAt = LocalDateTime.MIN;

    @Nullable
    @Column(name = "used_at")
    LocalDateTime usedAt;

    MailLinkRow() {}
}
