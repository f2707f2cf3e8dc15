package dev.souk.checkout.place;

/** What is certain of a placement, and so what is left to do. */
enum Step {
    /** Nothing yet: stock may be committed, and money may be on its way. */
    BEGUN,
    /** The charge waits for the shopper. */
    CHALLENGED,
    /** The order is written and paid. Its stock has to leave the house, and its pieces the cart. */
    ORDERED,
    /** All is done. */
    DONE,
    /** Nothing was charged, and the stock is not committed any more. */
    FAILED
}
