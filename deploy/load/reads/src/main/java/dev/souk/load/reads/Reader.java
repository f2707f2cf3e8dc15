package dev.souk.load.reads;

import io.vertx.core.Future;

/** One way to read the row, open for as long as it is measured. */
interface Reader extends AutoCloseable {

    /**
     * Reads it once, on behalf of whoever asks.
     *
     * @param number of the client or of the request
     */
    Future<?> read(int number);

    @Override
    default void close() {}
}
