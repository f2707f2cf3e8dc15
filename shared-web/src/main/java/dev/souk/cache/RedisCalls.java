package dev.souk.cache;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Calls to Redis that end in time, whatever Redis does, and in the context of the caller. */
@Singleton
public final class RedisCalls {

    private final Redis redis;
    private final Vertx vertx;

    RedisCalls(Redis redis, Vertx vertx) {
        this.redis = redis;
        this.vertx = vertx;
    }

    /** The answer, null where Redis says so; a failure after {@code limit} at the latest. */
    public Uni<@Nullable Response> call(Request request, Duration limit) {
        return Uni.createFrom().completionStage(() -> {
            Promise<@Nullable Response> answer = Promise.promise();
            long timer = vertx.setTimer(
                    limit.toMillis(), id -> answer.tryFail(new TimeoutException("no answer within " + limit)));
            redis.send(request).onComplete(result -> {
                vertx.cancelTimer(timer);
                if (result.succeeded()) {
                    answer.tryComplete(result.result());
                } else {
                    answer.tryFail(result.cause());
                }
            });
            return answer.future().toCompletionStage();
        });
    }
}
