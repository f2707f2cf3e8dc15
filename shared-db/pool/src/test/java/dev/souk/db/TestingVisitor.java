package dev.souk.db;

import dev.souk.db.position.WritePosition;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Somebody who makes one request after the other, each on a context of its own, and takes their position along. */
final class TestingVisitor {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final Vertx vertx;
    private final Positions positions;
    private WritePosition position = WritePosition.none();
    private @Nullable Duration stale;

    TestingVisitor(Vertx vertx, Positions positions) {
        this.vertx = vertx;
        this.positions = positions;
    }

    /** Comes from there with the next request. */
    TestingVisitor at(WritePosition begin) {
        position = begin;
        return this;
    }

    /** One request; what it fails with is thrown, and its position kept all the same. */
    <T> T asks(Supplier<Uni<T>> work) {
        Context request = VertxContext.createNewDuplicatedContext(((VertxInternal) vertx).createEventLoopContext());
        VertxContextSafetyToggle.setContextSafe(request, true);
        return Uni.createFrom()
                .<T>emitter(answer -> request.runOnContext(ignored -> {
                    positions.begin(position);
                    work.get()
                            .onItemOrFailure()
                            .call(() -> positions.end().invoke(this::ended))
                            .subscribe()
                            .with(answer::complete, answer::fail);
                }))
                .await()
                .atMost(LIMIT);
    }

    private void ended(Positions.Outcome outcome) {
        position = outcome.position();
        stale = outcome.stale();
    }

    WritePosition position() {
        return position;
    }

    /** How old the last answer said it may be, null if it was as fresh as it should be. */
    @Nullable
    Duration stale() {
        return stale;
    }
}
