package dev.souk.db;

import dev.souk.db.position.WritePosition;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one request must see again, and where it has read. Answers of other services may come on other threads.
 */
final class RequestPosition {

    static final String KEY = RequestPosition.class.getName();

    private final Map<Node, Set<ReadKind>> reads = new LinkedHashMap<>();
    private WritePosition position;
    private @Nullable Duration stale;

    RequestPosition(WritePosition position) {
        this.position = position;
    }

    /** Of the request that lives there; null outside of requests. */
    static @Nullable RequestPosition of(Home home) {
        return (RequestPosition) home.local(KEY);
    }

    synchronized WritePosition position() {
        return position;
    }

    synchronized void join(WritePosition other) {
        position = position.join(other);
    }

    /** When what is there cannot be, for example of a database that was set up anew. */
    synchronized void replace(WritePosition other) {
        position = other;
    }

    synchronized void read(Node node, ReadKind kind) {
        reads.computeIfAbsent(node, ignored -> EnumSet.noneOf(ReadKind.class)).add(kind);
    }

    /** The nodes that were read since the last call, and for what. */
    synchronized Map<Node, Set<ReadKind>> takeReads() {
        Map<Node, Set<ReadKind>> taken = Map.copyOf(reads);
        reads.clear();
        return taken;
    }

    synchronized void stale(Duration age) {
        if (stale == null || stale.compareTo(age) < 0) {
            stale = age;
        }
    }

    /** How old the oldest data may be, if it was older than it should have been. */
    synchronized @Nullable Duration stale() {
        return stale;
    }
}
