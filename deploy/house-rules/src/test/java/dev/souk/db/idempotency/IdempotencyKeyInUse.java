package dev.souk.db.idempotency;

/** Stands for why a request failed. */
public class IdempotencyKeyInUse {}
