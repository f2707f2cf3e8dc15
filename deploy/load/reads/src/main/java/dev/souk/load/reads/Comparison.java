package dev.souk.load.reads;

import dev.souk.embedded.Address;
import dev.souk.embedded.MariaDbNode;
import java.util.Locale;

/** What can be compared, and the servers for it. */
enum Comparison {
    OVERHEAD,
    FAULTS;

    static Comparison named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** What routing costs is seen on one server: what differs is then the way there. */
    int replicas() {
        return switch (this) {
            case OVERHEAD -> 1;
            case FAULTS -> 2;
        };
    }

    /** Where reads connect. Faults need the proxy before each server; elsewhere it would be measured, too. */
    Address address(MariaDbNode node) {
        return switch (this) {
            case OVERHEAD -> node.directAddress();
            case FAULTS -> node.address();
        };
    }
}
