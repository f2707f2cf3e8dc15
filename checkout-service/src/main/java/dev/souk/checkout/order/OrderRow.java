package dev.souk.checkout.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** An order as it is stored. */
@Entity(name = "PlacedOrder")
@Table(name = "placed_order")
class OrderRow {

    @Id
    long id;

    String number = "";

    @Column(name = "access_key")
    String accessKey = "";

    @Column(name = "session_id")
    long sessionId;

    @Column(name = "charge_key")
    String chargeKey = "";

    @Column(name = "charge_id")
    String chargeId = "";

    String reservation = "";

    String status = "";

    String email = "";

    String address = "{}";

    @Column(name = "delivery_method")
    String deliveryMethod = "";

    @Column(name = "card_last_four")
    String cardLastFour = "";

    String currency = "";

    long subtotal;

    long discount;

    long delivery;

    long tax;

    long total;

    @Nullable
    @Column(name = "customer_id")
    String customerId;

    @Column(name = "created_at")
    LocalDateTime createdAt = LocalDateTime.MIN;

    OrderRow() {}

    /** For its customer, and for whoever has its key. */
    boolean isOpenTo(Reader reader) {
        return isOpenedBy(reader.key())
                || reader.customer().filter(one -> one.equals(customerId)).isPresent();
    }

    /** In constant time: how much of a key is right must not be heard. */
    private boolean isOpenedBy(String key) {
        return MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), accessKey.getBytes(StandardCharsets.UTF_8));
    }
}
