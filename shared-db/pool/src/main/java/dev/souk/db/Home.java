package dev.souk.db;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The Vert.x context a unit of work lives on from its beginning to its end: the caller's own where that is an event
 * loop, so that its request scope stays at hand. A session may not change its thread, and timeouts ring elsewhere.
 */
final class Home implements Executor {

    private final Vertx vertx;
    private final Context context;

    private Home(Vertx vertx, Context context) {
        this.vertx = vertx;
        this.context = context;
    }

    static Home of(Vertx vertx) {
        Context current = Vertx.currentContext();
        if (current != null && current.isEventLoopContext() && VertxContext.isDuplicatedContext(current)) {
            return new Home(vertx, current);
        }
        Context own = VertxContext.createNewDuplicatedContext(eventLoop(vertx, current));
        VertxContextSafetyToggle.setContextSafe(own, true);
        return new Home(vertx, own);
    }

    /** The loop we are on, or any, but never a worker's context: Hibernate Reactive refuses to run there. */
    private static Context eventLoop(Vertx vertx, @Nullable Context current) {
        return current != null && current.isEventLoopContext()
                ? current
                : ((VertxInternal) vertx).createEventLoopContext();
    }

    /** What the request that lives here was given; null outside of requests. */
    @Nullable
    Object local(String key) {
        return context.getLocal(key);
    }

    /** At once when we are at home already, else as soon as the event loop is free. */
    @Override
    public void execute(Runnable step) {
        if (context.equals(Vertx.currentContext()) && Context.isOnEventLoopThread()) {
            step.run();
        } else {
            context.runOnContext(ignored -> step.run());
        }
    }

    /** Runs {@code step} at home, later. To be called at home; the number is for {@link #cancel}. */
    long after(Duration delay, Runnable step) {
        return vertx.setTimer(Math.max(1, delay.toMillis()), ignored -> step.run());
    }

    void cancel(long timer) {
        vertx.cancelTimer(timer);
    }
}
