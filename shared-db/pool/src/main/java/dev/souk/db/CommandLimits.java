package dev.souk.db;

import java.util.Map;

/**
 * Limits for a process that runs one command and ends: no visitor waits for it, so on a busy server it rather takes long
 * than gives up, and it needs no warm replicas. A read is short here, too, and has other nodes to go to: a silent one must
 * not hold it for longer than the ladder of {@link DatabaseConfig} asks.
 */
public final class CommandLimits {

    private static final Map<String, String> LIMITS = Map.of(
            "souk.db.connect.timeout", "8s",
            "souk.db.read.acquire-timeout", "10s",
            "souk.db.read.statement-timeout", "11s",
            "souk.db.read.timeout", "12s",
            "souk.db.read.idle-timeout", "15s",
            "souk.db.write.acquire-timeout", "10s",
            "souk.db.write.statement-timeout", "50s",
            "souk.db.write.timeout", "60s",
            "souk.db.write.idle-timeout", "70s",
            "souk.db.warm-up.reads", "0");

    private CommandLimits() {}

    /** Makes them system properties, all of them: one of another ladder would not fit. Call it before the application starts. */
    public static void set() {
        LIMITS.forEach(System::setProperty);
    }
}
