package dev.souk.load.bench;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for an event loop, on a thread that is none. */
final class Waiting {

    static <T> T on(Future<T> future, Duration limit) throws InterruptedException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(String.valueOf(failed.getCause()), failed);
        } catch (TimeoutException late) {
            throw new IllegalStateException("no answer within " + limit.toSeconds() + " s", late);
        }
    }

    private Waiting() {}
}
