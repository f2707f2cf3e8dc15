package dev.souk.db;

import java.util.Map;

/**
 * Limits for a process that runs one command and ends: no visitor waits for it, so on a busy server it rather takes long
 * than gives up, and it needs no warm replicas. A read is short here, too, and has other nodes to go to: a silent one must
 * not hold it for longer than the ladder of {@link DatabaseConfig} asks.
 */
public final class CommandLimits {

    private static final Map<String, String> LIMITS = Map.ofEntries(
            Map.entry("souk.db.connect.timeout", "8s"),
            Map.entry("souk.db.read.acquire-timeout", "10s"),
            Map.entry("souk.db.read.statement-timeout", "11s"),
            Map.entry("souk.db.read.timeout", "12s"),
            Map.entry("souk.db.read.deadline", "30s"),
            Map.entry("souk.db.read.idle-timeout", "15s"),
            Map.entry("souk.db.write.acquire-timeout", "10s"),
            Map.entry("souk.db.write.lock-wait", "10s"),
            Map.entry("souk.db.write.statement-timeout", "50s"),
            Map.entry("souk.db.write.timeout", "60s"),
            Map.entry("souk.db.write.wait-for-primary", "30s"),
            Map.entry("souk.db.write.attempts", "20"),
            Map.entry("souk.db.write.idle-timeout", "70s"),
            Map.entry("souk.db.heartbeat.timeout", "8s"),
            Map.entry("souk.db.warm-up.reads", "0"));

    private CommandLimits() {}

    /** Makes them system properties, all of them: one of another ladder would not fit. Call it before the application starts. */
    public static void set() {
        LIMITS.forEach(System::setProperty);
    }
}
