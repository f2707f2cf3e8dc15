package dev.souk.checkout.mail;

/** What a mail is about. */
public enum MailKind {
    VERIFY_EMAIL,
    RESET_PASSWORD,
    FIND_ORDER,
    ORDER_PLACED,
    ORDER_SHIPPED,
    ORDER_CANCELLED,
    ORDER_REFUNDED
}
