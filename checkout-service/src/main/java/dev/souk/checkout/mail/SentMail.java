package dev.souk.checkout.mail;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail that went out, for whom it was sent to. What it said is not here: its links open things, and are in the mailbox alone.
 *
 * @param kind what it was about, {@code order_placed} for one; there may be more of them some day
 * @param subject null where it was not kept
 */
@RegisterForReflection
public record SentMail(
        String kind,
        String recipient,
        Instant sentAt,
        @Nullable String subject) {}
