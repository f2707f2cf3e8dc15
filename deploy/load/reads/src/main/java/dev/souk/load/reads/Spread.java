package dev.souk.load.reads;

import dev.souk.load.bench.Rate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Numbers of several rounds: half of them lie between {@code lower} and {@code upper}. The lowest and the highest would tell of the
 * machine's worst moments and of nothing else.
 */
record Spread(double lower, double median, double upper) {

    static Spread of(List<Rate> rounds) {
        return of(rounds.stream().mapToDouble(Rate::perSecond));
    }

    /** Round by round, because two rounds that were neighbours in time had the same machine. */
    static Spread ofRatios(List<Rate> rounds, List<Rate> reference) {
        return of(IntStream.range(0, Math.min(rounds.size(), reference.size()))
                .mapToDouble(round ->
                        rounds.get(round).perSecond() / reference.get(round).perSecond()));
    }

    /** The round whose rate is the median. */
    static Rate middle(List<Rate> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Rate::perSecond))
                .skip(rounds.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static Spread of(DoubleStream numbers) {
        double[] sorted = numbers.sorted().toArray();
        if (sorted.length == 0) {
            return new Spread(Double.NaN, Double.NaN, Double.NaN);
        }
        return new Spread(sorted[sorted.length / 4], sorted[sorted.length / 2], sorted[sorted.length * 3 / 4]);
    }
}
