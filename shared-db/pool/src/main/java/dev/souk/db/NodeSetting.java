package dev.souk.db;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A node as the settings name it. */
record NodeSetting(String name, Role role, NodeAddress address) {

    private static final String PRIMARY = "primary";

    /** @throws IllegalArgumentException if {@code souk.db.primary} is no address */
    static NodeSetting primary(DatabaseConfig config) {
        return new NodeSetting(PRIMARY, Role.PRIMARY, NodeAddress.parse("souk.db.primary", config.primary()));
    }

    /** @throws IllegalArgumentException if an entry of {@code souk.db.replicas} is not {@code name=host:port} */
    static List<NodeSetting> replicas(DatabaseConfig config) {
        Set<String> names = new HashSet<>(Set.of(PRIMARY));
        List<NodeSetting> replicas = new ArrayList<>();
        for (String entry : config.replicas().orElse(List.of())) {
            if (!entry.isBlank()) {
                replicas.add(replica(entry, names));
            }
        }
        return List.copyOf(replicas);
    }

    private static NodeSetting replica(String entry, Set<String> names) {
        int equals = entry.indexOf('=');
        String name = equals < 0 ? "" : entry.substring(0, equals).strip();
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(
                    "souk.db.replicas: '%s' has no name. Write name=host:port, separated by commas,".formatted(entry)
                            + " for example replica-1=10.0.0.8:3306");
        }
        if (!names.add(name)) {
            throw new IllegalArgumentException(
                    "souk.db.replicas: the name '%s' is there twice (the primary is called '%s')"
                            .formatted(name, PRIMARY));
        }
        return new NodeSetting(name, Role.REPLICA, NodeAddress.parse("souk.db.replicas", entry.substring(equals + 1)));
    }

    @Override
    public String toString() {
        return name + " (" + address + ")";
    }
}
