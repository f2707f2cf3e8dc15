package dev.souk.checkout.payment;

import dev.souk.money.Money;

/**
 * A charge that is asked for.
 *
 * @param key ours; the same key is charged once, however often it is asked
 * @param returnUrl where the shopper comes back to
 */
public record NewCharge(String key, Money amount, Card card, String returnUrl) {}
