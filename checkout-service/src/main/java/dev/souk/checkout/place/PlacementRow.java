package dev.souk.checkout.place;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A placement as it is stored. */
@Entity(name = "Placement")
@Table(name = "placement")
class PlacementRow {

    @Id
    long id;

    @Column(name = "session_id")
    long sessionId;

    String step = "";

    @Column(name = "charge_key")
    String chargeKey = "";

    @Nullable
    @Column(name = "charge_id")
    String chargeId;

    long amount;

    String currency = "";

    @Column(name = "card_last_four")
    String cardLastFour = "";

    @Nullable
    String failure;

    @Nullable
    @Column(name = "continue_url")
    String continueUrl;

    @Nullable
    @Column(name = "lease_owner")
    String leaseOwner;

    @Nullable
    @Column(name = "leased_until")
    LocalDateTime leasedUntil;

    int attempt;

    @Nullable
    @Column(name = "due_at")
    LocalDateTime dueAt;

    @Column(name = "created_at")
    LocalDateTime createdAt = LocalDateTime.MIN;

    @Column(name = "updated_at")
    LocalDateTime updatedAt = LocalDateTime.MIN;

    PlacementRow() {}
}
