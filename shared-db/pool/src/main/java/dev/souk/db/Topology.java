package dev.souk.db;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The nodes of the database as the settings name them: one primary, any number of replicas. */
@Singleton
final class Topology {

    private static final String PRIMARY = "primary";

    private final Node primary;
    private final List<Node> replicas;

    /** @throws IllegalArgumentException if a setting is wrong; it stops the boot and its message says what to write */
    Topology(DatabaseConfig config) {
        DatabaseLimits.check(config);
        this.primary = new Node(PRIMARY, Role.PRIMARY, NodeAddress.parse("souk.db.primary", config.primary()), config);
        this.replicas = replicas(config);
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

    /** How long a read can take at most: the tries on replicas, one that began in time, and the primary. */
    static Duration longestRead(DatabaseConfig config) {
        return config.read().retryFor().plus(config.read().timeout().multipliedBy(2));
    }

    private static List<Node> replicas(DatabaseConfig config) {
        Set<String> names = new HashSet<>(Set.of(PRIMARY));
        List<Node> replicas = new ArrayList<>();
        for (String entry : config.replicas().orElse(List.of())) {
            if (!entry.isBlank()) {
                replicas.add(replica(entry, names, config));
            }
        }
        return List.copyOf(replicas);
    }

    private static Node replica(String entry, Set<String> names, DatabaseConfig config) {
        int equals = entry.indexOf('=');
        String name = equals < 0 ? "" : entry.substring(0, equals).strip();
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(
                    "souk.db.replicas: '%s' has no name. Write name=host:port, separated by commas, for example replica-1=10.0.0.8:3306"
                            .formatted(entry));
        }
        if (!names.add(name)) {
            throw new IllegalArgumentException(
                    "souk.db.replicas: the name '%s' is there twice (the primary is called '%s')"
                            .formatted(name, PRIMARY));
        }
        return new Node(name, Role.REPLICA, NodeAddress.parse("souk.db.replicas", entry.substring(equals + 1)), config);
    }
}
