package dev.souk.load.reads;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * A way to read.
 *
 * @param forgets what it keeps of a dead server beyond the life of a reader, it has forgotten after so long
 */
record Way(String name, Duration forgets, Supplier<Reader> opening) {

    static Way of(String name, Supplier<Reader> opening) {
        return new Way(name, Duration.ZERO, opening);
    }

    Way forgettingAfter(Duration time) {
        return new Way(name, time, opening);
    }

    Reader open() {
        return opening.get();
    }
}
