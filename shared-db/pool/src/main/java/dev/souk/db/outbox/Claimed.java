package dev.souk.db.outbox;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * An event that is this process's for the time of a lease.
 *
 * @param attempt this one
 */
@RegisterForReflection
record Claimed(long position, long id, String topic, String key, String payload, Instant at, int attempt) {

    OutboxEvent event() {
        return new OutboxEvent(Long.toString(id), topic, key, payload, at, attempt);
    }
}
