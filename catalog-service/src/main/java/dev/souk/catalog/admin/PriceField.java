package dev.souk.catalog.admin;

import dev.souk.money.Money;
import dev.souk.web.Shop;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prices as they are typed: {@code 1299.90}, in a German shop {@code 1299,90}. Strictly so: a separator of thousands or a decimal
 * too few is a slip or another language, and what a slip sells at is somebody's loss.
 */
@Singleton
@Named("priceField")
public final class PriceField {

    private final Shop shop;

    PriceField(Shop shop) {
        this.shop = shop;
    }

    /** As it is typed. */
    public String text(Money price) {
        return price.decimal().toPlainString().replace('.', separator());
    }

    /** The amount in {@code currency}; empty when it is none. It may be zero. */
    Optional<Money> read(String text, String currency) {
        int decimals = decimals(currency);
        String fraction = decimals == 0 ? "()" : "(?:" + Pattern.quote(separator() + "") + "(\\d{" + decimals + "}))?";
        Matcher parts = Pattern.compile("(\\d{1,12})" + fraction).matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String minor = parts.group(2) == null ? "0".repeat(decimals) : parts.group(2);
        return Optional.of(new Money(Long.parseLong(parts.group(1) + minor), currency));
    }

    /** A price of twelve hundred and ninety-nine, as it has to be typed. */
    public String example(String currency) {
        return text(new Money(Long.parseLong("1299" + "0".repeat(decimals(currency))), currency));
    }

    private char separator() {
        return DecimalFormatSymbols.getInstance(shop.language()).getDecimalSeparator();
    }

    private static int decimals(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
