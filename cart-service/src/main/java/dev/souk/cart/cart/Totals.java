package dev.souk.cart.cart;

import dev.souk.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it comes to: {@code total = subtotal + discount + delivery + tax}, as far as these are known.
 *
 * @param discount zero or less
 * @param delivery not known before there is an address
 * @param tax not known before there is an address
 */
@RegisterForReflection // CartAnswers writes it
public record Totals(
        Money subtotal,
        Money discount,
        @Nullable Money delivery,
        @Nullable Money tax,
        Money total) {

    static Totals of(List<ShownLine> lines, String currency) {
        long sum = lines.stream().mapToLong(line -> line.total().amount()).reduce(0, Math::addExact);
        Money subtotal = new Money(sum, currency);
        return new Totals(subtotal, new Money(0, currency), null, null, subtotal);
    }
}
