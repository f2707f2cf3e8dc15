package dev.souk.db;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A node as the settings name it. */
record NodeSetting(String name, NodeAddress address) {

    private static final String SETTING = "souk.db.nodes";
    private static final String EXAMPLE = "name=host:port, separated by commas, for example db-1=10.0.0.7:3306";

    /** @throws IllegalArgumentException if an entry of {@code souk.db.nodes} is not {@code name=host:port} */
    static List<NodeSetting> all(DatabaseConfig config) {
        Set<String> names = new HashSet<>();
        List<NodeSetting> nodes = new ArrayList<>();
        for (String entry : config.nodes()) {
            nodes.add(node(entry, names));
        }
        return List.copyOf(nodes);
    }

    private static NodeSetting node(String entry, Set<String> names) {
        int equals = entry.indexOf('=');
        String name = equals < 0 ? "" : entry.substring(0, equals).strip();
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("%s: '%s' has no name. Write %s".formatted(SETTING, entry, EXAMPLE));
        }
        if (!names.add(name)) {
            throw new IllegalArgumentException("%s: the name '%s' is there twice".formatted(SETTING, name));
        }
        return new NodeSetting(name, NodeAddress.parse(SETTING, entry.substring(equals + 1)));
    }

    @Override
    public String toString() {
        return name + " (" + address + ")";
    }
}
