package dev.souk.checkout.payment;

/** How far a charge is. */
public enum ChargeStatus {
    SUCCEEDED,
    DECLINED,
    /** The shopper has to prove that the card is theirs. */
    REQUIRES_ACTION,
    /** Nobody proved it in time, or we gave it up. */
    CANCELED
}
