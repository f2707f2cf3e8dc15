package dev.souk.db;

import io.quarkus.hibernate.orm.PersistenceUnit;
import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Runs reads: each as a {@link RoutedRead}, or on a node of the caller's choice. */
@Singleton
final class Reads {

    private final Vertx vertx;
    private final Mutiny.SessionFactory reader;
    private final Route route;
    private final Guards guards;
    private final RoutedRead.Rules rules;
    private final Demands demands;

    Reads(
            Vertx vertx,
            @PersistenceUnit("reader") Mutiny.SessionFactory reader,
            Route route,
            Guards guards,
            NodeSelector selector,
            PositionPolls polls,
            SpillGate gate,
            DatabaseConfig config) {
        this.vertx = vertx;
        this.reader = reader;
        this.route = route;
        this.guards = guards;
        this.demands = new Demands(config.name(), config.maxLag());
        this.rules = new RoutedRead.Rules(
                selector,
                polls,
                gate,
                new HedgeBudget(config.read().hedgeShare()),
                config.read().catchUp(),
                config.read().hedgeAfter(),
                config.read().deadline());
    }

    /** On whichever nodes the rules choose. */
    <T> Uni<T> run(ReadKind kind, Context outer, Function<ReadSession, Uni<T>> work) {
        return run(of -> demands.of(kind, of), outer, work);
    }

    /** On a replica that has what the request wrote and saw before; on the primary for whoever brings nothing of it. */
    <T> Uni<T> runOwn(Context outer, Function<ReadSession, Uni<T>> work) {
        return run(demands::ofOwn, outer, work);
    }

    /** Where the data is as fresh as that. */
    <T> Uni<T> run(Freshness freshness, Context outer, Function<ReadSession, Uni<T>> work) {
        return run(of -> demands.of(freshness, of), outer, work);
    }

    private <T> Uni<T> run(
            Function<@Nullable RequestPosition, Demand> demand, Context outer, Function<ReadSession, Uni<T>> work) {
        Home home = Home.of(vertx);
        RequestPosition position = RequestPosition.of(home);
        Context inner = Nesting.insideRead(outer);
        RoutedRead.Start<T> start = (node, onEnd) -> attempt(node, home, inner, work, onEnd);
        return Uni.createFrom()
                .emitter(caller -> home.execute(
                        () -> new RoutedRead<>(rules, demand.apply(position), position, home, start, caller).begin()));
    }

    /** One small read on this very node through its guard, which learns from it. */
    Uni<Integer> trial(Node node) {
        return runOn(node, Context.empty(), Reads::selectOne);
    }

    /** On this very node through its guard, and nowhere else when it fails. */
    <T> Uni<T> runOn(Node node, Context caller, Function<ReadSession, Uni<T>> work) {
        Home home = Home.of(vertx);
        Context inner = Nesting.insideRead(caller);
        return Uni.createFrom()
                .emitter(outcome -> home.execute(() -> {
                    ReadAttempt<T> attempt = attempt(node, home, inner, work, () -> {});
                    attempt.run(outcome::complete, outcome::fail);
                    attempt.limit();
                }));
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

    private <T> ReadAttempt<T> attempt(
            Node node, Home home, Context inner, Function<ReadSession, Uni<T>> work, Runnable onEnd) {
        return new ReadAttempt<>(node, guards.reading(node), home, unit(node, home, inner, work), onEnd);
    }

    private <T> UnitOfWork<T> unit(Node node, Home home, Context inner, Function<ReadSession, Uni<T>> work) {
        return new UnitOfWork<>(
                home,
                inner,
                guards.reading(node).pulse(),
                (opened, refused) -> open(node, opened, refused),
                session -> work.apply(new ReadSession(session)));
    }

    private void open(Node node, Consumer<Mutiny.StatelessSession> opened, Consumer<Throwable> refused) {
        route.to(node, () -> reader.openStatelessSession().subscribe().with(opened, refused));
    }
}
