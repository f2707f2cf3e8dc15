package dev.souk.checkout.place;

/** What has just been done for a placement, though the row may not say so yet. */
enum Milestone {
    BEGUN,
    STOCK_COMMITTED,
    CHARGED,
    CHALLENGED,
    ORDERED,
    STOCK_SOLD,
    CART_CLEARED,
    DONE,
    STOCK_UNCOMMITTED,
    FAILED
}
