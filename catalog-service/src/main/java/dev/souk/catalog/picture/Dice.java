package dev.souk.catalog.picture;

import java.util.List;

/**
 * Chance that falls the same way on every machine: SplitMix64 (Steele, Lea, Flood 2014), written down here because the
 * JDK does not promise that its own generators give the same numbers for ever.
 */
public final class Dice {

    private long state;

    public Dice(long seed) {
        state = seed;
    }

    /** Dice of their own for a thing with a name, so that adding another thing changes nothing for this one. */
    public static Dice of(String name) {
        long hash = 0xcbf29ce484222325L; // FNV-1a
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return new Dice(hash);
    }

    /** A number from 0 to {@code bound - 1}. */
    public int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** A number from {@code low} to {@code high}, both included. */
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    public boolean chance(int percent) {
        return below(100) < percent;
    }

    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** A fraction between {@code low} and {@code high}. */
    double within(double low, double high) {
        return low + (high - low) * below(1001) / 1000;
    }

    private long next() {
        state += 0x9e3779b97f4a7c15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
