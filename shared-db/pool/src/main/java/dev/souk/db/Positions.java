package dev.souk.db;

import dev.souk.db.position.Mark;
import dev.souk.db.position.WritePosition;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The position of the HTTP request that is under way: where its client comes from, and where it will be. Whoever handles
 * requests calls {@link #begin} first and {@link #end} last; {@link Database} does the rest. Outside of a request there is no
 * position, and nothing here does anything.
 */
@Singleton
public class Positions {

    private final Topology topology;
    private final PositionPolls polls;
    private final String scope;

    Positions(Topology topology, PositionPolls polls, DatabaseConfig config) {
        this.topology = topology;
        this.polls = polls;
        this.scope = config.name();
    }

    /**
     * What the client of a request is told.
     *
     * @param position to be sent along with its next request, to this service or another one
     * @param stale how old the data of the answer may be, if it is older than it should be; null if it is not
     */
    public record Outcome(WritePosition position, @Nullable Duration stale) {}

    /** The request under way comes from there: its reads see at least that. */
    public void begin(WritePosition position) {
        Context context = Vertx.currentContext();
        if (context != null) {
            context.putLocal(RequestPosition.KEY, new RequestPosition(position));
        }
    }

    /**
     * What is under way is nobody's request, and sees at least what is up to there.
     *
     * @param mark as {@link #ofPrimary} gives it; anything else is no position
     */
    public void beginAt(String mark) {
        begin(at(mark));
    }

    /** The mark of the last write of the request's client, which it must see again; empty when there is none. */
    public String ofOwnWrites() {
        RequestPosition request = ofRequest();
        Mark own = request == null ? null : request.position().own(scope);
        return own == null ? "" : own.toString();
    }

    /** Whether whoever is at one mark has seen what is at the other; at no mark nobody has seen anything. */
    public boolean covers(String mark, String other) {
        Mark there = at(mark).own(scope);
        Mark asked = at(other).own(scope);
        return there != null && asked != null && there.covers(asked);
    }

    private WritePosition at(String mark) {
        return WritePosition.parse(mark.isEmpty() ? "" : scope + ':' + mark).orElse(WritePosition.none());
    }

    /** Where the primary is now: everything that was committed before is there. Fails when it does not say so in time. */
    public Uni<String> ofPrimary() {
        return position(topology.primary())
                .map(reading -> reading.mark() == null ? "" : reading.mark().toString());
    }

    /** Something in the answer to the request under way is so old, which is older than it should be. */
    public void stale(Duration age) {
        RequestPosition request = ofRequest();
        if (request != null) {
            request.stale(age);
        }
    }

    /** The request under way, to take along where it is no more: to another service that answers on another thread. */
    public Traveller traveller() {
        return new Traveller(ofRequest());
    }

    /** A request's position on its way to another service and back. */
    public static final class Traveller {

        private final @Nullable RequestPosition request;

        private Traveller(@Nullable RequestPosition request) {
            this.request = request;
        }

        /** For calls that no request makes. */
        public static Traveller nobody() {
            return new Traveller(null);
        }

        /** Where the request is now. */
        public WritePosition position() {
            return request == null ? WritePosition.none() : request.position();
        }

        /** What the other service said. */
        public void join(WritePosition other) {
            if (request != null) {
                request.join(other);
            }
        }
    }

    /**
     * Where the request under way has come: its writes, and what it has read. The nodes that it read from are asked how far
     * they are, one question each, shared by all requests that end at the same time; one that does not answer within 200 ms
     * is left out. To be called once nothing more is read.
     */
    public Uni<Outcome> end() {
        RequestPosition request = ofRequest();
        if (request == null) {
            return Uni.createFrom().item(new Outcome(WritePosition.none(), null));
        }
        Map<Node, Set<ReadKind>> reads = request.takeReads();
        List<Uni<Void>> asked = reads.entrySet().stream()
                .map(read -> learn(request, read.getKey(), read.getValue()))
                .toList();
        Uni<Void> learnt = asked.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(asked).andCollectFailures().replaceWithVoid();
        return learnt.map(ignored -> new Outcome(request.position(), request.stale()));
    }

    /** Asked after the reads, so it had at least what they saw. When it is lost meanwhile: the primary has that, too. */
    private Uni<Void> learn(RequestPosition request, Node node, Set<ReadKind> kinds) {
        return position(node)
                .onFailure()
                .recoverWithUni(lost -> position(topology.primary()))
                .invoke(reading -> learn(request, node, kinds, reading.mark()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void learn(RequestPosition request, Node node, Set<ReadKind> kinds, @Nullable Mark mark) {
        if (mark == null) {
            return;
        }
        if (node.equals(topology.primary()) && isImpossible(request.position(), mark)) {
            request.replace(request.position().without(scope));
        }
        request.join(
                kinds.contains(ReadKind.ON_PRIMARY) ? WritePosition.own(scope, mark) : WritePosition.seen(scope, mark));
    }

    /** Beyond the primary itself there is nothing: the database was set up anew, or a commit's place was not known. */
    private boolean isImpossible(WritePosition position, Mark ofPrimary) {
        Mark last = Mark.later(position.own(scope), position.seen(scope));
        return last != null
                && !ofPrimary.covers(last)
                && (last.epoch() == ofPrimary.epoch() || !hasBegun(last.epoch()));
    }

    /** As far as is known: a node that does not say where it is may have begun any epoch. */
    private boolean hasBegun(long epoch) {
        return topology.nodes().stream()
                .map(node -> node.watermark().mark())
                .anyMatch(mark -> mark == null || mark.epoch() >= epoch);
    }

    private Uni<Watermark.Reading> position(Node node) {
        Context home = Vertx.currentContext();
        return polls.ask(node).emitOn(step -> home.runOnContext(here -> step.run()));
    }

    private static @Nullable RequestPosition ofRequest() {
        Context context = Vertx.currentContext();
        return context == null || !VertxContext.isDuplicatedContext(context)
                ? null // a job's: nobody's request
                : (RequestPosition) context.getLocal(RequestPosition.KEY);
    }
}
