package dev.souk.cache;

import java.util.Optional;
import java.util.Set;

/**
 * A value that was just made, and what of: a change of one of the tags drops it, a change of nothing else does. What it was made
 * of that came from caches need not be named.
 *
 * @param value empty: there is none, which is worth knowing for a while, too
 * @param tags {@code product:42}
 * @param reach who gets it
 */
public record Made<V>(Optional<V> value, Set<String> tags, Reach reach) {

    /** Who gets a value, beside those who have asked for it already. */
    public enum Reach {
        /** All processes of the service. */
        ALL,
        /** This process alone: there may be more such values than Redis should hold. */
        PROCESS,
        /** This process, and it is made again in a second: something is amiss with it. */
        MOMENT;

        Reach and(Reach other) {
            return compareTo(other) > 0 ? this : other;
        }
    }

    public Made {
        tags = Set.copyOf(tags);
    }

    /** There is one. */
    public static <V> Made<V> of(V value, Set<String> tags) {
        return new Made<>(Optional.of(value), tags, Reach.ALL);
    }

    /**
     * There is none. Such knowledge stays in the process: nobody fills Redis by asking for what is not there.
     *
     * @param tags what would bring it into being
     */
    public static <V> Made<V> nothing(Set<String> tags) {
        return new Made<>(Optional.empty(), tags, Reach.PROCESS);
    }

    /** The same for fewer. */
    public Made<V> reaching(Reach less) {
        return new Made<>(value, tags, reach.and(less));
    }
}
