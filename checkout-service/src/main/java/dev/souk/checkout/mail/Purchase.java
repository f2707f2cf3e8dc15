package dev.souk.checkout.mail;

import dev.souk.checkout.session.CheckoutLine;
import dev.souk.checkout.session.Totals;
import java.util.List;

/**
 * An order as letters speak of it.
 *
 * @param name who is written to
 * @param key whoever has it may see the order
 */
public record Purchase(
        String name, String number, String key, List<CheckoutLine> lines, Totals totals, String cardLastFour) {

    /** Without the key. */
    @Override
    public String toString() {
        return "order " + number;
    }
}
