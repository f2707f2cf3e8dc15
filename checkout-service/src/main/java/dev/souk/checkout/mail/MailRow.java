package dev.souk.checkout.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A mail that went out, as stored. */
@Entity(name = "Mail")
@Table(name = "mail")
class MailRow {

    @Id
    long id;

    @Column(name = "event_id")
    String eventId = "";

    String kind = "";

    String recipient = "";

    @Column(name = "sent_at")
    LocalDateTime sentAt = LocalDateTime.MIN;

    @Column(name = "expires_at")
    LocalDateTime expiresAt = LocalDateTime.MIN;

    @Nullable
    String subject;

    @Nullable
    String text;

    MailRow() {}
}
