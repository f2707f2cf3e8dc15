package dev.souk.catalog.feed;

import dev.souk.web.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings a feed from a request into a file: a piece at a time, no faster than it can be written, no more than is allowed, and within a
 * time. The file is gone when all is over, however it ended.
 */
@ApplicationScoped
class FeedUploads {

    private static final String PREFIX = "souk-feed-";

    private static final String OURS_ALONE = "rw-------";

    private final Vertx vertx;
    private final FeedConfig config;

    FeedUploads(Vertx vertx, FeedConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    /**
     * Brings the body into a file and uses that.
     *
     * @return fails with a {@link ProblemException}, 400, 408 or 413, when the feed does not come as it should
     */
    <T> Uni<T> withFile(HttpServerRequest request, Function<Path, Uni<T>> use) {
        request.pause();
        return uni(() -> vertx.fileSystem().createTempFile(config.folder().toString(), PREFIX, ".feed", OURS_ALONE))
                .chain(path -> uni(() -> vertx.fileSystem()
                                .open(path, new OpenOptions().setWrite(true))
                                .compose(file -> received(request, file)))
                        .chain(() -> use.apply(Path.of(path)))
                        .eventually(() -> uni(() -> vertx.fileSystem().delete(path))));
    }

    static ProblemException tooLarge(FeedConfig config) {
        return new ProblemException(
                413,
                "request-entity-too-large",
                "Request Entity Too Large",
                "A feed has at most %,d bytes here. Send it in parts, each with the first line, or have it taken in by the command."
                        .formatted(config.bodySize().asLongValue()));
    }

    private Future<Void> received(HttpServerRequest request, AsyncFile file) {
        Receiving receiving = new Receiving(request, file);
        long timer = vertx.setTimer(config.uploadWithin().toMillis(), late -> receiving.fail(tooSlow()));
        return receiving
                .begin()
                .eventually(() -> {
                    vertx.cancelTimer(timer);
                    return file.close();
                })
                .compose(closed ->
                        receiving.failure == null ? Future.succeededFuture() : Future.failedFuture(receiving.failure));
    }

    private ProblemException tooSlow() {
        return new ProblemException(
                408,
                "request-timeout",
                "Request Timeout",
                "The feed was not wholly here after %d seconds. Nothing of it was taken in."
                        .formatted(config.uploadWithin().toSeconds()));
    }

    private static ProblemException cutOff() {
        return new ProblemException(
                400, "incomplete-body", "Incomplete body", "The feed broke off. Nothing of it was taken in.");
    }

    private static <T extends @Nullable Object> Uni<T> uni(Supplier<Future<T>> work) {
        return Uni.createFrom().completionStage(() -> work.get().toCompletionStage());
    }

    /** One body on its way; all of it happens on the request's event loop. */
    private final class Receiving {

        private final HttpServerRequest request;
        private final AsyncFile file;
        private final Promise<Void> end = Promise.promise();
        private long bytes;
        private @Nullable Throwable failure; // of a write that ends after the last piece came, too

        Receiving(HttpServerRequest request, AsyncFile file) {
            this.request = request;
            this.file = file;
        }

        Future<Void> begin() {
            if (request.response().closed()) {
                fail(cutOff());
                return end.future();
            }
            file.exceptionHandler(this::fail);
            request.exceptionHandler(gone -> fail(cutOff()));
            request.endHandler(all -> end.tryComplete());
            request.handler(this::take);
            if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
                request.response().writeContinue();
            }
            request.resume();
            return end.future();
        }

        private void take(Buffer piece) {
            if (end.future().isComplete()) {
                return;
            }
            bytes += piece.length();
            if (bytes > config.bodySize().asLongValue()) {
                fail(tooLarge(config));
                return;
            }
            file.write(piece).onFailure(this::fail);
            if (file.writeQueueFull()) {
                request.pause();
                file.drainHandler(drained -> request.resume());
            }
        }

        private void fail(Throwable reason) {
            failure = failure == null ? reason : failure;
            end.tryFail(reason);
        }
    }
}
