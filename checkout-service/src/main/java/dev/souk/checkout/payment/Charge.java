package dev.souk.checkout.payment;

import dev.souk.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the provider knows of one charge.
 *
 * @param id its name at the provider
 * @param key the one we gave it
 * @param refunded how much of it was given back, in minor units
 * @param declineCode why it was declined
 * @param continueUrl where the shopper proves that the card is theirs, while that is asked for
 */
public record Charge(
        String id,
        String key,
        ChargeStatus status,
        Money amount,
        long refunded,
        @Nullable String declineCode,
        @Nullable String continueUrl) {}
