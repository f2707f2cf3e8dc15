package dev.souk.db;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** The nodes of the database. One of them is the primary, which may become another one; the others are replicas. */
@Singleton
final class Topology {

    private final List<Node> nodes;
    private volatile Node primary;
    private volatile List<Node> replicas;

    /** @throws IllegalArgumentException if a setting is wrong; it stops the boot and its message says what to write */
    @Inject
    Topology(DatabaseConfig config) {
        this(nodes(config));
    }

    /** @param nodes the first one is taken for the primary until it is known which one is */
    Topology(List<Node> nodes) {
        this.nodes = List.copyOf(nodes);
        this.primary = nodes.getFirst();
        this.replicas = this.nodes.subList(1, nodes.size());
        primary.role(Role.PRIMARY);
    }

    private static List<Node> nodes(DatabaseConfig config) {
        DatabaseLimits.check(config);
        return NodeSetting.all(config).stream()
                .map(setting -> new Node(setting, config, System::nanoTime))
                .toList();
    }

    Node primary() {
        return primary;
    }

    List<Node> replicas() {
        return replicas;
    }

    /** In the order of the settings. */
    List<Node> nodes() {
        return nodes;
    }

    synchronized void primary(Node next) {
        primary.role(Role.REPLICA);
        next.role(Role.PRIMARY);
        primary = next;
        replicas = nodes.stream().filter(node -> !node.equals(next)).toList();
    }
}
