package dev.souk.checkout;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletionStage;

/** Work that goes on when nobody waits for it any more. */
public final class Detached {

    private Detached() {}

    /** Begins the work when it is subscribed to; who stops waiting does not stop the work. */
    public static <T> Uni<T> of(Uni<T> work) {
        return Uni.createFrom().emitter(waiting -> {
            CompletionStage<T> begun = work.subscribeAsCompletionStage();
            begun.whenComplete((item, failure) -> {
                if (failure == null) {
                    waiting.complete(item);
                } else {
                    waiting.fail(failure);
                }
            });
        });
    }
}
