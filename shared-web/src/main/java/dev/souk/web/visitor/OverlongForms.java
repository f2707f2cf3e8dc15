package dev.souk.web.visitor;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Answers forms of more fields than the framework reads, 1,000, with a 400. It mostly gives up where no exception mapper hears of
 * it, and would say 500; that number cannot be set for forms like ours.
 */
@Singleton
final class OverlongForms {

    private static final int BAD_REQUEST = 400;
    private static final String TOO_MANY = "Param limit of ";

    void listen(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(OverlongForms::answer);
    }

    private static void answer(RoutingContext context) {
        Throwable failure = context.failure();
        boolean tooMany = failure != null
                && failure.getMessage() != null
                && failure.getMessage().startsWith(TOO_MANY);
        if (!tooMany) {
            context.next();
        } else if (!context.response().ended()) {
            context.response()
                    .setStatusCode(BAD_REQUEST)
                    .putHeader("Content-Type", "text/plain; charset=UTF-8")
                    .end("This form has too many fields. Nothing was changed.\n");
        }
    }
}
