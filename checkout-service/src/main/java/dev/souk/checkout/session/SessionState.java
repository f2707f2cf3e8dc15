package dev.souk.checkout.session;

/** How far a session is, as stored. What its user sees is {@link CheckoutStatus}. */
public enum SessionState {
    /** May be changed and paid for, until it expires. */
    OPEN,
    /** Somebody pays; nothing may change until it is known how that ended. */
    PLACING,
    /** The shopper has to prove the payment. */
    CHALLENGED,
    COMPLETED,
    CANCELED,
    EXPIRED;

    /** Nothing will ever change it again. */
    public boolean isFinal() {
        return this == COMPLETED || isOverWithoutOrder();
    }

    public boolean isOverWithoutOrder() {
        return this == CANCELED || this == EXPIRED;
    }
}
