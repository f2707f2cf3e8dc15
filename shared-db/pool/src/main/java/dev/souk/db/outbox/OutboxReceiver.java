package dev.souk.db.outbox;

import io.smallrye.mutiny.Uni;

/**
 * Takes the events of one topic: a CDI bean of the service, which makes the relay run in it.
 *
 * <p>An event comes at least once, and again when a process died between delivering it and noting so: whoever changes rows
 * asks {@link Inbox} first, whoever calls another service sends the event's id along.
 */
public interface OutboxReceiver {

    /** No two receivers of a service have the same. */
    String topic();

    /**
     * Called on an event loop: it must not block. No transaction is open; it may take {@code souk.outbox.delivery-timeout}.
     *
     * @return completes when the event has had its effect. A failure has it delivered again later, and parked at last
     */
    Uni<Void> deliver(OutboxEvent event);
}
