package dev.souk.catalog.feed;

import dev.souk.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prices as feeds write them: {@code 129.99 USD}; without a currency it is the shop's. */
final class PriceText {

    private static final Pattern FORM =
            Pattern.compile("(?:([A-Z]{3})\\s*)?(\\d{1,12}(?:\\.\\d{1,6})?)(?:\\s*([A-Z]{3}))?");
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000); // dearer than all we mean to sell: a slip

    private PriceText() {}

    /** A price above zero in the shop's currency. */
    static Money parse(String column, String text, Currency shopCurrency) throws Unusable {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || (parts.group(1) != null && parts.group(3) != null)) {
            throw new Unusable(
                    "%s \"%s\" is not an amount like 129.99 %s".formatted(column, shortened(text), shopCurrency));
        }
        String currency = parts.group(1) != null ? parts.group(1) : parts.group(3);
        if (currency != null && !currency.equals(shopCurrency.getCurrencyCode())) {
            throw new Unusable("%s is in %s, the shop sells in %s".formatted(column, currency, shopCurrency));
        }
        return new Money(
                minorUnits(column, new BigDecimal(parts.group(2)), shopCurrency), shopCurrency.getCurrencyCode());
    }

    private static long minorUnits(String column, BigDecimal amount, Currency currency) throws Unusable {
        if (amount.signum() == 0) {
            throw new Unusable(column + " is zero");
        }
        if (amount.compareTo(MOST) > 0) {
            throw new Unusable("%s %s is more than %s".formatted(column, amount, MOST));
        }
        BigDecimal minor =
                amount.movePointRight(currency.getDefaultFractionDigits()).stripTrailingZeros();
        if (minor.scale() > 0) {
            throw new Unusable("%s %s has more than the %d decimals of %s"
                    .formatted(column, amount, currency.getDefaultFractionDigits(), currency));
        }
        return minor.longValueExact();
    }

    /** Enough of somebody's text to find it again. */
    static String shortened(String text) {
        int letters = text.codePointCount(0, text.length());
        return letters <= 40 ? text : text.substring(0, text.offsetByCodePoints(0, 39)) + "…";
    }
}
