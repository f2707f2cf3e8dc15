package dev.souk.db;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** The nodes of the database: one primary, any number of replicas. */
@Singleton
final class Topology {

    private final Node primary;
    private final List<Node> replicas;

    /** @throws IllegalArgumentException if a setting is wrong; it stops the boot and its message says what to write */
    Topology(DatabaseConfig config) {
        DatabaseLimits.check(config);
        this.primary = new Node(NodeSetting.primary(config), config, System::nanoTime);
        this.replicas = NodeSetting.replicas(config).stream()
                .map(replica -> new Node(replica, config, System::nanoTime))
                .toList();
    }

    Node primary() {
        return primary;
    }

    List<Node> replicas() {
        return replicas;
    }

    /** Replicas first, as reads try them. */
    List<Node> nodes() {
        return Stream.concat(replicas.stream(), Stream.of(primary)).toList();
    }
}
