package dev.souk.checkout.delivery;

import dev.souk.money.Money;

/**
 * A way in which this order could be delivered.
 *
 * @param method its name: {@code standard}, {@code express}
 * @param earliestDays working days, as {@code latestDays}
 */
public record DeliveryOption(String method, Money price, int earliestDays, int latestDays) {}
