package dev.souk.cache;

import java.util.Optional;
import java.util.Set;

/**
 * A value that was just made, and what of: a change of one of the tags drops it, a change of nothing else does.
 *
 * @param value empty: there is none, which is worth knowing for a while, too
 * @param tags {@code product:42}
 * @param passing whether something is amiss with it, so that it is made again in a second and nobody else gets it
 */
public record Made<V>(Optional<V> value, Set<String> tags, boolean passing) {

    public Made {
        tags = Set.copyOf(tags);
    }

    /** There is one. */
    public static <V> Made<V> of(V value, Set<String> tags) {
        return new Made<>(Optional.of(value), tags, false);
    }

    /**
     * There is none.
     *
     * @param tags what would bring it into being
     */
    public static <V> Made<V> nothing(Set<String> tags) {
        return new Made<>(Optional.empty(), tags, false);
    }

    /** The same with something amiss. */
    public Made<V> forNow() {
        return new Made<>(value, tags, true);
    }
}
