package dev.souk.db.idempotency;

import java.util.Optional;

/** What is known of a request by its key. */
public sealed interface Claim {

    /** Never seen, or long ago: it is the caller's to do now. */
    record Fresh() implements Claim {}

    /** Done: give this answer again. */
    record Answered(StoredAnswer answer) implements Claim {}

    /**
     * Claimed in a transaction of its own and not answered yet: somebody is at it, or was and is gone.
     *
     * @param reference what that claim said of its durable work, an order's id say
     */
    record Running(Optional<String> reference) implements Claim {}
}
