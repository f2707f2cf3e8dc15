package dev.souk.db.idempotency;

/** Stands for what edges make of a request. */
public class IdempotencyKey {}
