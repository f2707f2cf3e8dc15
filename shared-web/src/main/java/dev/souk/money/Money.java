package dev.souk.money;

import java.util.Currency;

/**
 * An amount in the minor unit of its currency: 1299 USD is $12.99, 1299 JPY is ¥1,299. As JSON: {@code {"amount": 1299,
 * "currency": "USD"}}.
 *
 * @param amount in minor units, negative for a discount
 * @param currency an ISO 4217 code; anything else is an {@code IllegalArgumentException}
 */
public record Money(long amount, String currency) {

    public Money {
        Currency.getInstance(currency);
    }
}
