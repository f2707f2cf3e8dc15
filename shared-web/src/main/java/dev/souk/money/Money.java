package dev.souk.money;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in the minor unit of its currency: 1299 USD is $12.99, 1299 JPY is ¥1,299. As JSON: {@code {"amount": 1299,
 * "currency": "USD"}}.
 *
 * @param amount in minor units, negative for a discount
 * @param currency an ISO 4217 code; anything else is an {@code IllegalArgumentException}
 */
@RegisterForReflection // services read it from each other
public record Money(long amount, String currency) {

    public Money {
        Currency.getInstance(currency);
    }

    /** In the currency's own unit: 12.99 for 1299 USD, 1299 for 1299 JPY. */
    public BigDecimal decimal() {
        return BigDecimal.valueOf(
                amount, Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits()));
    }
}
