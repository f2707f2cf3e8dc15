package dev.souk.catalog.demo;

import dev.souk.catalog.picture.Dice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The prices of one product, in cents, as shops write them. */
final class Prices {

    private static final List<Integer> REDUCTIONS_PERCENT = List.of(15, 20, 20, 25, 30, 40);

    private final long base;
    private final int reductionPercent;

    /**
     * @param range such as {@code 1800-4200}; its lower half is likelier
     */
    Prices(Dice dice, String range, boolean onSale) {
        String[] ends = range.split("-", 2);
        int low = Integer.parseInt(ends[0]);
        int usual = dice.between(low, Integer.parseInt(ends[1]));
        base = dice.chance(50) ? dice.between(low, usual) : usual;
        reductionPercent = onSale ? dice.pick(REDUCTIONS_PERCENT) : 0;
    }

    /**
     * @param percent what this size costs of the usual one
     */
    long regular(int percent) {
        return charming(base * percent / 100);
    }

    @Nullable
    Long sale(int percent) {
        return reductionPercent == 0 ? null : charming(regular(percent) * (100 - reductionPercent) / 100);
    }

    /** The nearest price that looks like one: $6.40 and $18.90 below $40, then $64.00, then $129.00 and $345.00. */
    private static long charming(long cents) {
        if (cents < 4_000) {
            return nearest(cents, 50, -10);
        }
        if (cents < 10_000) {
            return nearest(cents, 200, 0);
        }
        return nearest(cents, 500, cents < 20_000 ? -100 : 0);
    }

    private static long nearest(long cents, long step, long offset) {
        return Math.max(1, (cents - offset + step / 2) / step) * step + offset;
    }
}
