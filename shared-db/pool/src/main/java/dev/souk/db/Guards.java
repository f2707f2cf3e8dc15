package dev.souk.db;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The guards of all nodes. */
@Singleton
final class Guards {

    private final Map<Node, NodeGuard> reading;
    private final Map<Node, NodeGuard> writing;

    Guards(Topology topology, OwnPace pace, DatabaseConfig config) {
        this.reading = topology.nodes().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), node -> NodeGuard.ofReads(node, pace, config)));
        this.writing = topology.nodes().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), node -> NodeGuard.ofWrites(node, pace, config)));
    }

    NodeGuard reading(Node node) {
        return of(reading, node);
    }

    NodeGuard writing(Node node) {
        return of(writing, node);
    }

    private static NodeGuard of(Map<Node, NodeGuard> guards, Node node) {
        NodeGuard guard = guards.get(node);
        if (guard == null) {
            throw new IllegalArgumentException(node + " is none of ours");
        }
        return guard;
    }
}
