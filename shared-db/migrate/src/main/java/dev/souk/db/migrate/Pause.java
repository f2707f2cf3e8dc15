package dev.souk.db.migrate;

import java.time.Duration;

/** Waits. A test does so without waiting. */
@FunctionalInterface
interface Pause {

    void of(Duration time) throws InterruptedException;
}
