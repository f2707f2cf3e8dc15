package dev.souk.cart.catalog;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/**
 * Where a caller goes on. What many wait for ends on the thread of one of them, or of a timer; there everybody else would find
 * a stranger's request scope: another visitor's cookies.
 */
public final class CallerContext {

    private CallerContext() {}

    /** The Vert.x context of the request that calls; wherever one happens to be when there is none. */
    public static Executor here() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : step -> context.runOnContext(ignored -> step.run());
    }
}
