package dev.souk.web;

import dev.souk.db.Database;
import dev.souk.db.WritePosition;
import dev.souk.db.idempotency.IdempotencyKey;
import dev.souk.db.idempotency.IdempotencyKeyInUse;

/** May know the position and why a request failed, not the database. */
public class Layout {
    Database offence = new Database();
    WritePosition allowed = new WritePosition();
    IdempotencyKeyInUse refusal = new IdempotencyKeyInUse();
    IdempotencyKey key = new IdempotencyKey();
}
