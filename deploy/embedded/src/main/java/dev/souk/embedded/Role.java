package dev.souk.embedded;

import java.util.Locale;

/** What a MariaDB node is for. */
public enum Role {
    PRIMARY,
    REPLICA;

    /** {@code primary} or {@code replica} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
