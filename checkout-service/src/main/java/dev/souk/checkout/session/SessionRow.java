package dev.souk.checkout.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A session as it is stored. */
@Entity(name = "CheckoutSession")
@Table(name = "checkout_session")
class SessionRow {

    @Id
    long id;

    @Column(name = "public_id")
    String publicId = "";

    @Column(name = "cart_id")
    String cartId = "";

    @Nullable
    @Column(name = "open_cart_id")
    String openCartId;

    @Column(name = "cart_version")
    long cartVersion;

    @Nullable
    @Column(name = "visitor_id")
    String visitorId;

    @Nullable
    @Column(name = "customer_id")
    String customerId;

    String state = "";

    int version;

    String reservation = "";

    String items = "[]";

    long subtotal;

    String currency = "";

    String details = "{}";

    @Nullable
    @Column(name = "placement_id")
    Long placementId;

    @Nullable
    @Column(name = "continue_url")
    String continueUrl;

    @Nullable
    @Column(name = "payment_problem")
    String paymentProblem;

    @Nullable
    @Column(name = "order_number")
    String orderNumber;

    @Nullable
    @Column(name = "order_key")
    String orderKey;

    int payments;

    @Column(name = "payments_since")
    LocalDateTime paymentsSince = LocalDateTime.MIN;

    @Column(name = "expires_at")
    LocalDateTime expiresAt = LocalDateTime.MIN;

    @Column(name = "created_at")
    LocalDateTime createdAt = LocalDateTime.MIN;

    SessionRow() {}
}
