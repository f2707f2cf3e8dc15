package dev.souk.checkout.customer;

/**
 * Whose password it was.
 *
 * @param passwordHash the one that it fits
 */
record Recognised(long id, String passwordHash) {}
