package dev.souk.cache;

import dev.souk.cache.Kept.Age;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Values of one kind in two levels: a few in this process, which cost nothing to find, and all that any process of the service has
 * made in Redis. What is in neither is made once, whoever asks for it and however many: one making for each key in a process, and
 * one claim in Redis among processes. Whoever finds something old has it at once, and it is made again behind their back; when
 * that fails, something old is better than nothing (stale-while-revalidate and stale-if-error, RFC 5861).
 *
 * <p>A request that has itself changed something sees that, too: until the change was told to the cache, which takes a moment, its
 * values are made for it alone.
 *
 * @param <V> immutable
 */
public final class LevelledCache<V> {

    private final FirstLevel<V> first;
    private final Flights<V> flights;
    private final OwnChanges own;
    private final Refill refill;
    private final Clock clock;
    private final CacheCounts counts;
    private final Map<String, CompletableFuture<Held<V>>> underWay = new ConcurrentHashMap<>();

    LevelledCache(
            FirstLevel<V> first, Flights<V> flights, OwnChanges own, Refill refill, Clock clock, CacheCounts counts) {
        this.first = first;
        this.flights = flights;
        this.own = own;
        this.refill = refill;
        this.clock = clock;
        this.counts = counts;
    }

    /**
     * What is under {@code key}; empty when there is none.
     *
     * @param make makes it when it is nowhere, apart from this request. Its failure is the answer, unless it is an outage and there
     *     is something old to answer with
     */
    public Uni<Optional<V>> find(String key, Supplier<Uni<Made<V>>> make) {
        if (own.areAhead()) {
            counts.passedBy(1);
            return make.get().map(Made::value);
        }
        Kept<V> here = first.get(key);
        if (here != null && !here.isLate() && first.age(key, here) == Age.FRESH) {
            counts.foundHere(1);
            Ingredients.add(here);
            return Uni.createFrom().item(here.value());
        }
        return found(List.of(key), missing -> make.get().map(made -> Map.of(key, made)))
                .map(found -> Optional.ofNullable(found.get(key)));
    }

    /** The same when it is here and nobody need be asked: fresh, or being made again just now. Else null. */
    public @Nullable V here(String key) {
        Kept<V> here = good(key);
        if (here == null) {
            return null;
        }
        counts.foundHere(1);
        return here.value().orElse(null);
    }

    /** Whether it is so for the request under way. */
    public boolean isHere(String key) {
        return good(key) != null;
    }

    private @Nullable Kept<V> good(String key) {
        Kept<V> here = first.get(key);
        if (here == null || here.isLate() || own.areAhead()) {
            return null;
        }
        Age age = first.age(key, here);
        return age == Age.FRESH || (age == Age.OLD && underWay.containsKey(key)) ? here : null;
    }

    /**
     * The same for many at once.
     *
     * @param make is given the keys that are nowhere and makes all of them at once; one it leaves out is nothing, for a while
     * @return what there is, in the order of {@code keys}
     */
    public Uni<Map<String, V>> findAll(
            Collection<String> keys, Function<List<String>, Uni<Map<String, Made<V>>>> make) {
        List<String> wanted = List.copyOf(new LinkedHashSet<>(keys));
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        if (own.areAhead()) {
            counts.passedBy(wanted.size());
            return make.apply(wanted).map(made -> values(wanted, made));
        }
        return found(wanted, make);
    }

    CacheCounts counts() {
        return counts;
    }

    /** How many values this process keeps itself, about. */
    long size() {
        return first.size();
    }

    private Uni<Map<String, V>> found(List<String> keys, Function<List<String>, Uni<Map<String, Made<V>>>> make) {
        Map<String, CompletableFuture<Held<V>>> answers = new LinkedHashMap<>();
        Map<String, CompletableFuture<Held<V>>> mine = new LinkedHashMap<>();
        for (String key : keys) {
            Kept<V> here = first.get(key);
            Age age = here == null ? Age.SPENT : first.age(key, here);
            if (here != null && age != Age.SPENT) {
                counts.foundHere(1);
                answers.put(key, CompletableFuture.completedFuture(here.held(clock.millis())));
            }
            if (age != Age.FRESH) {
                CompletableFuture<Held<V>> begun = new CompletableFuture<>();
                CompletableFuture<Held<V>> other = underWay.putIfAbsent(key, begun);
                answers.putIfAbsent(key, other == null ? begun : other);
                if (other == null) {
                    mine.put(key, begun);
                }
            }
        }
        if (!mine.isEmpty()) {
            flights.begin(mine, make, key -> underWay.remove(key));
        }
        return joined(answers);
    }

    /** About how many bytes they take. */
    long weight() {
        return first.weight();
    }

    /** How many of them had to go because there was no room. */
    long evicted() {
        return first.evicted();
    }

    /** @param inRedis null when Redis did not say */
    CacheState state(String kind, @Nullable Long inRedis) {
        return new CacheState(
                kind,
                first.size(),
                first.weight(),
                first.limit(),
                first.evicted(),
                inRedis,
                counts.here(),
                counts.shared(),
                counts.made(),
                counts.makingMillis(),
                counts.failed(),
                counts.waited(),
                counts.passedBy(),
                counts.late());
    }

    private Uni<Map<String, V>> joined(Map<String, CompletableFuture<Held<V>>> answers) {
        CompletableFuture<Void> all = CompletableFuture.allOf(answers.values().toArray(CompletableFuture<?>[]::new));
        if (all.isDone() && !all.isCompletedExceptionally()) {
            return Uni.createFrom().item(come(answers));
        }
        Context caller = Vertx.currentContext();
        return Uni.createFrom()
                .completionStage(all)
                .emitOn(next -> in(caller, next))
                .map(done -> come(answers));
    }

    /** In the caller's context, which is told what is late, and what goes into what it makes. */
    private Map<String, V> come(Map<String, CompletableFuture<Held<V>>> answers) {
        Map<String, V> values = LinkedHashMap.newLinkedHashMap(answers.size());
        answers.forEach((key, answer) -> {
            Held<V> held = answer.join();
            if (held.late().isPositive()) {
                refill.tellLate(held.late());
            }
            Ingredients.add(held.kept());
            held.kept().value().ifPresent(value -> values.put(key, value));
        });
        return values;
    }

    private static <V> Map<String, V> values(List<String> keys, Map<String, Made<V>> made) {
        Map<String, V> values = LinkedHashMap.newLinkedHashMap(keys.size());
        keys.forEach(key ->
                Optional.ofNullable(made.get(key)).flatMap(Made::value).ifPresent(value -> values.put(key, value)));
        return values;
    }

    /** Another request's flight lands elsewhere; what follows belongs to the caller's request. */
    private static void in(@Nullable Context caller, Runnable next) {
        if (caller == null || caller.equals(Vertx.currentContext())) {
            next.run();
        } else {
            caller.runOnContext(ignored -> next.run());
        }
    }
}
