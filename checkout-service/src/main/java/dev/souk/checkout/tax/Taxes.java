package dev.souk.checkout.tax;

import dev.souk.money.Money;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tax on what an order costs, on top of it, by where it goes; the table is checked at boot. */
@Startup
@Singleton
public final class Taxes {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern PLACE = Pattern.compile("([A-Z]{2})(-[A-Z0-9]{1,3})?");
    private static final int WHOLE = 10_000; // basis points
    private static final int HIGHEST = 5_000; // no country takes half; more is a slip

    private final Map<String, Integer> rates;

    Taxes(TaxConfig config) {
        this.rates = new TreeMap<>(config.rates());
        rates.forEach(Taxes::check);
    }

    /** Rounded half up, once for the whole amount. A region's own rate goes before its country's; neither: none. */
    public Money on(Money net, String country, @Nullable String region) {
        BigDecimal tax = BigDecimal.valueOf(net.amount())
                .multiply(BigDecimal.valueOf(rate(country, region)))
                .divide(BigDecimal.valueOf(WHOLE), 0, RoundingMode.HALF_UP);
        return new Money(tax.longValueExact(), net.currency());
    }

    private int rate(String country, @Nullable String region) {
        int ofCountry = rates.getOrDefault(country, 0);
        return region == null
                ? ofCountry
                : rates.getOrDefault(country + "-" + region.strip().toUpperCase(Locale.ROOT), ofCountry);
    }

    private static void check(String place, Integer rate) {
        Matcher parts = PLACE.matcher(place);
        if (!parts.matches() || !COUNTRIES.contains(parts.group(1))) {
            throw new IllegalArgumentException(
                    "souk.tax.rates.%s: say an ISO country, DE, or country and region, US-CA".formatted(place));
        }
        if (rate < 0 || rate > HIGHEST) {
            throw new IllegalArgumentException(
                    "souk.tax.rates.%s=%d: say basis points, 0 to %d; 1900 is 19 %%".formatted(place, rate, HIGHEST));
        }
    }
}
