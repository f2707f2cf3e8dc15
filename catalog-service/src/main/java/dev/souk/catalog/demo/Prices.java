package dev.souk.catalog.demo;

import dev.souk.catalog.picture.Dice;
import java.util.List;

/** Prices as shops write them, in cents. */
final class Prices {

    private static final List<Integer> REDUCTIONS_PERCENT = List.of(15, 20, 20, 25, 30, 40);

    private Prices() {}

    /** A price from a range such as {@code 1800-4200}; the lower half is likelier. */
    static long between(Dice dice, String range) {
        String[] ends = range.split("-", 2);
        int low = Integer.parseInt(ends[0]);
        int high = Integer.parseInt(ends[1]);
        int usual = dice.between(low, high);
        return dice.chance(50) ? dice.between(low, usual) : usual;
    }

    /** The nearest price that looks like one: $6.40 and $18.90 below $40, then $64.00, then $129.00 and $345.00. */
    static long charming(long cents) {
        if (cents < 4_000) {
            return nearest(cents, 50, -10);
        }
        if (cents < 10_000) {
            return nearest(cents, 200, 0);
        }
        return nearest(cents, 500, cents < 20_000 ? -100 : 0);
    }

    static long reduced(Dice dice, long cents) {
        return charming(cents * (100 - dice.pick(REDUCTIONS_PERCENT)) / 100);
    }

    private static long nearest(long cents, long step, long offset) {
        return Math.max(1, (cents - offset + step / 2) / step) * step + offset;
    }
}
