package dev.souk.db;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Says which nodes a read tries, and in which order: replicas that are in, one after the other, then the primary. */
@Singleton
final class NodeSelector {

    private final List<Node> replicas;
    private final Node primary;
    private final AtomicInteger turn = new AtomicInteger();

    NodeSelector(Topology topology) {
        this.replicas = topology.replicas();
        this.primary = topology.primary();
    }

    /** The nodes to try; each read begins with the next replica, so that all get the same share. The primary is the last. */
    List<Node> candidates() {
        int count = replicas.size();
        List<Node> candidates = new ArrayList<>(count + 1);
        int first = count == 0 ? 0 : Math.floorMod(turn.getAndIncrement(), count);
        for (int i = 0; i < count; i++) {
            Node replica = replicas.get((first + i) % count);
            if (replica.reading().isIn()) {
                candidates.add(replica);
            }
        }
        candidates.add(primary);
        return candidates;
    }

    /** For a read that must see the last write. */
    List<Node> primaryAlone() {
        return List.of(primary);
    }
}
