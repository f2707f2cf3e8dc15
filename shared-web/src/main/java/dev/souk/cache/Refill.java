package dev.souk.cache;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a value is made that nobody's request is about: it sees what changed up to a position. A lagging replica can so never bring
 * back what a change has dropped.
 */
public interface Refill {

    /**
     * Runs {@code make}, in a context of its own.
     *
     * @param position what it must see at least, as {@link Change} tells it; empty: nothing in particular
     */
    <T> Uni<Filled<T>> run(String position, Supplier<Uni<T>> make);

    /** Where the last change is that the client of the request under way has made, and must see; empty when there is none. */
    String ownPosition();

    /** Whether whoever is at {@code position} has seen what is at {@code own}; nobody has who is at none. */
    boolean covers(String position, String own);

    /** What answers the request under way, or goes into what is made, is so old for want of anything better. */
    void tellLate(Duration age);

    /** Whether this failure says that nothing can be made just now, and not that there is nothing or that we are wrong. */
    boolean isOutage(Throwable failure);

    /**
     * What was made.
     *
     * @param stale how old it may be, if it is older than it should be
     */
    record Filled<T>(T value, @Nullable Duration stale) {}
}
