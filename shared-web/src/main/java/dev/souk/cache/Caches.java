package dev.souk.cache;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.logging.Log;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.pubsub.ReactivePubSubCommands;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** All caches of this process, and what they have in common: what they hear of changes. */
@Singleton
public class Caches {

    private final SharedLevel shared;
    private final ReactiveRedisDataSource redis;
    private final Refill refill;
    private final Vertx vertx;
    private final CacheConfig config;
    private final CacheMetrics metrics;
    private final Clock clock;
    private final Changes changes;
    private final OwnChanges own;
    private final Map<String, LevelledCache<?>> byKind = new ConcurrentHashMap<>();
    private final AtomicBoolean listening = new AtomicBoolean();
    private final AtomicReference<ReactivePubSubCommands.@Nullable ReactiveRedisSubscriber> subscriber =
            new AtomicReference<>();
    private final LongAdder dropped = new LongAdder();
    private volatile long timer;

    Caches(
            SharedLevel shared,
            ReactiveRedisDataSource redis,
            Refill refill,
            Vertx vertx,
            CacheConfig config,
            CacheMetrics metrics,
            Clock clock) {
        this.shared = shared;
        this.redis = redis;
        this.refill = refill;
        this.vertx = vertx;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
        this.changes =
                new Changes(config.changesKnown(), config.objectHardLife().plus(config.pageHardLife()));
        this.own = new OwnChanges(changes, refill, clock);
        metrics.ofAll(shared, changes, this);
    }

    /**
     * A cache of its own for one kind of values.
     *
     * @param kind without a colon; tells its values from others' in Redis
     */
    <V> LevelledCache<V> of(String kind, Rules rules, Codec<V> codec) {
        CacheCounts counts = new CacheCounts();
        FirstLevel<V> first = new FirstLevel<>(kind, rules.firstLevel(), config.unheardLife(), changes, clock);
        Flights<V> flights =
                new Flights<>(kind, rules, codec, first, shared, changes, refill, vertx, config, clock, counts);
        LevelledCache<V> cache = new LevelledCache<>(first, flights, own, refill, clock, counts);
        if (byKind.putIfAbsent(kind, cache) != null) {
            throw new IllegalArgumentException("There is a cache of " + kind + " already");
        }
        metrics.of(kind, cache);
        return cache;
    }

    /**
     * A cache of what goes out as it is kept, pages or JSON, as good as the settings say.
     *
     * @param kind as {@link #of} takes it
     */
    public <V> LevelledCache<V> ofPages(String kind, Codec<V> codec) {
        return of(
                kind,
                new Rules(config.pageSoftLife(), config.pageHardLife(), config.nothingLife(), config.pagesInHeap()),
                codec);
    }

    /**
     * A cache of objects that pages are made of, as good as the settings say; kept as JSON.
     *
     * @param kind as {@link #of} takes it
     * @param type of records that are registered for reflection, or of lists or maps of them
     */
    public <V> LevelledCache<V> ofObjects(String kind, TypeReference<V> type) {
        return of(
                kind,
                new Rules(
                        config.objectSoftLife(), config.objectHardLife(), config.nothingLife(), config.objectsInHeap()),
                new JsonCodec<>(type));
    }

    /** Whether pages are to be kept, as the settings say. */
    public boolean keepsPages() {
        return config.keepsPages();
    }

    /**
     * Drops what is made of the tags, on every pod, and nothing else. A kind is a tag of all its values.
     *
     * @param position where the change is in the database, {@code 3.1234}; empty when there is none
     * @return how many values were dropped from Redis. Fails when Redis did not say in time that it is done
     */
    public Uni<Integer> drop(Collection<String> tags, String position) {
        return tags.isEmpty()
                ? Uni.createFrom().item(0)
                : shared.drop(tags, position)
                        .invoke(done -> {
                            changes.make(tags, done.number());
                            dropped.add(done.values());
                        })
                        .map(SharedLevel.Dropped::values);
    }

    /** Drops all that this service keeps, on every pod. Gives and fails as {@link #drop}. */
    public Uni<Integer> dropAll() {
        return shared.keptKinds().chain(kinds -> {
            Set<String> all = new HashSet<>(kinds);
            all.addAll(byKind.keySet());
            return drop(all, "");
        });
    }

    /** What this process keeps and Redis, and what became of those who asked here. Redis need not be there. */
    public Uni<CachesState> state() {
        List<String> kinds = byKind.keySet().stream().sorted().toList();
        return shared.count(kinds)
                .onFailure()
                .recoverWithItem(Map.of())
                .map(inRedis -> new CachesState(
                        !shared.isLeftAlone(),
                        shared.failures(),
                        dropped(),
                        kinds.stream()
                                .map(kind -> cache(kind).state(kind, inRedis.get(kind)))
                                .toList()));
    }

    /** How many values this process has dropped from Redis. */
    long dropped() {
        return dropped.sum();
    }

    void begin(@Observes StartupEvent start) {
        listen();
        timer = vertx.setPeriodic(config.compareEvery().toMillis(), tick -> compare());
    }

    void end(@Observes ShutdownEvent stop) {
        vertx.cancelTimer(timer);
        ReactivePubSubCommands.ReactiveRedisSubscriber listener = subscriber.getAndSet(null);
        if (listener != null) {
            listener.unsubscribe().subscribe().with(done -> {}, failure -> {}); // it ends with the connection anyway
        }
    }

    private LevelledCache<?> cache(String kind) {
        return Objects.requireNonNull(byKind.get(kind));
    }

    Changes changes() {
        return changes;
    }

    /** Messages may be lost, with a connection or in a moment without one: the number of the last change tells. */
    private void compare() {
        if (!listening.get()) {
            listen();
        }
        shared.lastChange().subscribe().with(this::compare, failure -> changes.cannotBeHeard());
    }

    private void compare(SharedLevel.LastChange last) {
        if (changes.compare(last)) {
            Log.info("A change was missed: what this process kept itself is looked for again");
        }
    }

    private void listen() {
        if (listening.compareAndSet(false, true)) {
            redis.pubsub(String.class)
                    .subscribe(
                            shared.channel(),
                            message -> Change.parse(message).ifPresent(changes::hear),
                            () -> listening.set(false),
                            failure -> listening.set(false))
                    .subscribe()
                    .with(subscriber::set, failure -> listening.set(false));
        }
    }
}
