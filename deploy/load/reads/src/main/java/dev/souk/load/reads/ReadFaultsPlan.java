package dev.souk.load.reads;

import java.time.Duration;

/**
 * How to compare what faults do.
 *
 * @param clients at once, while it is found out how many reads a second the slowest way can
 * @param capacity each way is measured for so long, after as long to get warm
 * @param percent of what the slowest way can, the pace for all
 * @param before so long all is well
 * @param lasts so long one replica is broken
 * @param after so long it is watched when it has been mended
 */
public record ReadFaultsPlan(
        int clients, Duration capacity, int percent, Duration before, Duration lasts, Duration after) {

    Duration whole() {
        return before.plus(lasts).plus(after);
    }
}
