package dev.souk.checkout.order;

/** What the staff's page of an order says about what was just wanted. */
enum OrderNotice {
    NONE,
    DONE,
    NOT_CANCELLED,
    NOT_SHIPPED,
    NOT_REFUNDED
}
