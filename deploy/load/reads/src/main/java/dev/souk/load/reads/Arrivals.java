package dev.souk.load.reads;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Begins reads where Quarkus begins requests: each on a context of its own, the event loops in turn. Without it a way that finds
 * itself an event loop would be measured beside one that stays on the loop of whoever asked first.
 */
final class Arrivals {

    private final List<Context> loops;

    Arrivals(Vertx vertx) {
        this.loops = Stream.<Context>generate(((VertxInternal) vertx)::createEventLoopContext)
                .limit(Runtime.getRuntime().availableProcessors())
                .toList();
    }

    <T> Future<T> begin(int number, Supplier<Future<T>> read) {
        Promise<T> answer = Promise.promise();
        Context own = VertxContext.createNewDuplicatedContext(loops.get(number % loops.size()));
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(arrived -> read.get().onComplete(answer));
        return answer.future();
    }
}
