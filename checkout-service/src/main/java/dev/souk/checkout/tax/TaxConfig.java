package dev.souk.checkout.tax;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** Rates of tax, {@code souk.tax.rates.<country>} or {@code souk.tax.rates.<country>-<region>}. */
@ConfigMapping(prefix = "souk.tax")
interface TaxConfig {

    /** In basis points: 1900 is 19 %. */
    Map<String, Integer> rates();
}
