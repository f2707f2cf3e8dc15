package dev.souk.db;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether what the primary commits outlives it: semi-synchronous replication has it on a replica before the client hears. A
 * primary finds out when it commits: one that has nothing to do says what held for its last commit.
 */
enum Protection {
    /** A replica acknowledges each commit. */
    PROTECTED,
    /** No replica is connected, those that are owe their answer, or it is switched off: commits go on, on one server alone. */
    UNPROTECTED,
    /** The primary has not said so yet, or knows no such thing. */
    UNKNOWN;

    /**
     * @param status the server's {@code Rpl_semi_sync_master_clients} and {@code _status}, as {@code 2,ON}; null where there is no
     *     such thing. It stays on when the last replica goes between two commits
     */
    static Protection of(@Nullable String status) {
        if (status == null) {
            return UNKNOWN;
        }
        return status.endsWith(",ON") && !status.startsWith("0,") ? PROTECTED : UNPROTECTED;
    }

    /** As operators read it: {@code protected} ... */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
