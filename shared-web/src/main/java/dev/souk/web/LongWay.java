package dev.souk.web;

import dev.souk.web.hole.FilledPage;
import dev.souk.web.identity.Recognition;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is told about what answers the request under way, so that {@link ShortWay} can answer the next one like it. */
final class LongWay {

    private static final String KEY = LongWay.class.getName();

    private @Nullable Kept kept;

    /** What answers the request, and is kept. */
    sealed interface Kept {

        /** Under which it is kept. */
        String key();
    }

    /**
     * A page.
     *
     * @param page as this visitor gets it
     * @param recognition by what it is known who they are
     */
    record KeptPage(String key, FilledPage page, Recognition recognition) implements Kept {}

    /** An answer that is the same for every app. */
    record KeptJson(String key) implements Kept {}

    private LongWay() {}

    /** The request under way is listened to. */
    static LongWay begin() {
        LongWay way = new LongWay();
        Context context = Vertx.currentContext();
        if (context != null && VertxContext.isDuplicatedContext(context)) {
            context.putLocal(KEY, way);
        }
        return way;
    }

    /** Empty when nobody listens. */
    static Optional<LongWay> ofRequest() {
        Context context = Vertx.currentContext();
        return context != null && VertxContext.isDuplicatedContext(context)
                ? Optional.ofNullable(context.<LongWay>getLocal(KEY))
                : Optional.empty();
    }

    void tell(Kept answer) {
        kept = answer;
    }

    Optional<Kept> kept() {
        return Optional.ofNullable(kept);
    }
}
