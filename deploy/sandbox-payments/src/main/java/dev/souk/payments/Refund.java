package dev.souk.payments;

/** Money given back of a charge. */
record Refund(String id, String charge, long amount, String createdAt) {}
