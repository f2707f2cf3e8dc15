package dev.souk.checkout.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail that went out, for staff to read.
 *
 * @param subject null when it was not kept; {@code text} likewise
 */
public record Mail(
        long id,
        String kind,
        String recipient,
        Instant sentAt,
        @Nullable String subject,
        @Nullable String text) {}
