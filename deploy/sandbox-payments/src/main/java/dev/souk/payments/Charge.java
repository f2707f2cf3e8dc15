package dev.souk.payments;

import org.jspecify.annotations.Nullable;

/**
 * A charge as callers see it.
 *
 * @param amount in the currency's minor units
 * @param refunded how much of it was given back
 * @param continueUrl where the card's owner agrees to it, while that is needed
 * @param createdAt RFC 3339
 */
record Charge(
        String id,
        String idempotencyKey,
        String reference,
        long amount,
        String currency,
        long refunded,
        ChargeStatus status,
        @Nullable String declineCode,
        @Nullable String continueUrl,
        String createdAt) {}
