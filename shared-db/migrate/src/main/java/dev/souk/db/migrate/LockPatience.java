package dev.souk.db.migrate;

import java.time.Duration;

/** How often the same file is tried while somebody holds its table, and how long is waited in between. */
final class LockPatience {

    private final MigrationConfig config;
    private String file = "";
    private int tries;

    LockPatience(MigrationConfig config) {
        this.config = config;
        if (config.lockTries() < 1) {
            throw new IllegalArgumentException("souk.db.migration.lock-tries must be 1 or more");
        }
    }

    /** Another file begins anew: the schema got on meanwhile. */
    void failed(String failedFile) {
        tries = failedFile.equals(file) ? tries + 1 : 1;
        file = failedFile;
    }

    boolean isOver() {
        return tries >= config.lockTries();
    }

    int tries() {
        return tries;
    }

    int most() {
        return config.lockTries();
    }

    Duration pause() {
        Duration pause = config.lockFirstPause();
        for (int i = 1; i < tries && pause.compareTo(config.lockLongestPause()) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(config.lockLongestPause()) < 0 ? pause : config.lockLongestPause();
    }
}
