package dev.souk.db;

import io.quarkus.hibernate.orm.PersistenceUnit;
import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Runs reads: on a replica, on the next one when the node fails, and on the primary in the end. */
@Singleton
final class Reads {

    private final Vertx vertx;
    private final Mutiny.SessionFactory reader;
    private final Route route;
    private final NodeSelector selector;
    private final Duration retryFor;

    Reads(
            Vertx vertx,
            @PersistenceUnit("reader") Mutiny.SessionFactory reader,
            Route route,
            NodeSelector selector,
            DatabaseConfig config) {
        this.vertx = vertx;
        this.reader = reader;
        this.route = route;
        this.selector = selector;
        this.retryFor = config.read().retryFor();
    }

    <T> Uni<T> run(Context caller, Function<ReadSession, Uni<T>> work) {
        return run(selector::candidates, caller, work);
    }

    <T> Uni<T> runOnPrimary(Context caller, Function<ReadSession, Uni<T>> work) {
        return run(selector::primaryAlone, caller, work);
    }

    private <T> Uni<T> run(Supplier<List<Node>> candidates, Context caller, Function<ReadSession, Uni<T>> work) {
        Home home = Home.of(vertx);
        Context inner = Nesting.insideRead(caller);
        return Uni.createFrom()
                .deferred(() -> tryNext(new Tries(candidates.get(), retryFor), home, inner, work))
                .runSubscriptionOn(home);
    }

    /** One small read on this very node through its guard, which learns from it. */
    Uni<Integer> trial(Node node) {
        return runOn(node, Context.empty(), Reads::selectOne);
    }

    /** On this very node through its guard, and nowhere else when it fails. */
    <T> Uni<T> runOn(Node node, Context caller, Function<ReadSession, Uni<T>> work) {
        Home home = Home.of(vertx);
        Context inner = Nesting.insideRead(caller);
        return Uni.createFrom().deferred(() -> guarded(node, home, inner, work)).runSubscriptionOn(home);
    }

    /** The same without the guard: nothing is learnt from it, for example while our own slowness is to blame. */
    Uni<Integer> unguardedTrial(Node node) {
        Home home = Home.of(vertx);
        UnitOfWork<Integer> unit = unit(node, home, Nesting.insideRead(Context.empty()), Reads::selectOne);
        return Uni.createFrom().deferred(unit::run).runSubscriptionOn(home);
    }

    /** In JPQL, because its parser is the coldest part of a cold JVM. */
    private static Uni<Integer> selectOne(ReadSession session) {
        return session.query("select 1", Integer.class).one().map(Optional::orElseThrow);
    }

    private <T> Uni<T> tryNext(Tries tries, Home home, Context inner, Function<ReadSession, Uni<T>> work) {
        Node node = tries.next();
        if (node == null) {
            return Uni.createFrom().failure(tries.exhausted());
        }
        return guarded(node, home, inner, work)
                .onFailure(thrown -> Failure.of(thrown).movesOn())
                .recoverWithUni(thrown -> {
                    tries.failed(node, thrown);
                    return tryNext(tries, home, inner, work);
                });
    }

    private <T> Uni<T> guarded(Node node, Home home, Context inner, Function<ReadSession, Uni<T>> work) {
        UnitOfWork<T> unit = unit(node, home, inner, work);
        return node.reading()
                .run(unit::run)
                .emitOn(home)
                .onFailure(TimeoutException.class)
                .invoke(unit::abandon)
                .onItemOrFailure()
                .invoke((item, failure) -> count(node, failure));
    }

    private static void count(Node node, @Nullable Throwable failure) {
        if (failure == null || !Failure.of(failure).movesOn()) {
            node.countRead();
        }
    }

    private <T> UnitOfWork<T> unit(Node node, Home home, Context inner, Function<ReadSession, Uni<T>> work) {
        return new UnitOfWork<>(
                home, inner, node.reading().pulse(), () -> open(node), session -> work.apply(new ReadSession(session)));
    }

    private CompletionStage<Mutiny.StatelessSession> open(Node node) {
        return route.to(node, () -> reader.openStatelessSession().subscribe().asCompletionStage());
    }
}
