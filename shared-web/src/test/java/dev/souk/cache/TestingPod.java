package dev.souk.cache;

import dev.souk.db.DatabaseUnavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** One process of a service that keeps texts; each says who made it, and how many of them that was. */
final class TestingPod {

    private static final Duration LONG = Duration.ofSeconds(20);

    final TestingRefill refill = new TestingRefill();
    final MeterRegistry meters = new SimpleMeterRegistry();
    final Caches caches;
    final List<List<String>> makings = new CopyOnWriteArrayList<>();
    final Set<String> missing = ConcurrentHashMap.newKeySet();
    volatile Runnable beforeMaking = () -> {};
    volatile boolean unwritable;

    private final String name;
    private final LevelledCache<String> texts;
    private final LevelledCache<String> poems;
    private final AtomicInteger made = new AtomicInteger();
    private volatile Clock clock = Clock.systemUTC();

    TestingPod(
            String name,
            String service,
            RedisCalls calls,
            ReactiveRedisDataSource redis,
            CacheConfig config,
            Vertx vertx) {
        this.name = name;
        CacheMetrics metrics = new CacheMetrics(meters);
        this.caches = new Caches(
                new SharedLevel(calls, config, service), redis, refill, vertx, config, metrics, new Turned());
        Rules rules = new Rules(Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofSeconds(10), 1_000_000);
        this.texts = caches.of("text", rules, new TextCodec());
        this.poems = caches.of("poem", rules, new TextCodec());
        caches.begin(new StartupEvent());
    }

    void close() {
        caches.end(new ShutdownEvent());
    }

    boolean hears() {
        return caches.changes().latest() > 0;
    }

    int made() {
        return made.get();
    }

    TestingPod later(Duration time) {
        clock = Clock.offset(clock, time);
        return this;
    }

    TestingPod outage() {
        refill.outage = true;
        return this;
    }

    String get(String key) {
        return ask(key).await().atMost(LONG).orElse("nothing");
    }

    Uni<Optional<String>> ask(String key) {
        return texts.find(key, () -> make(List.of(key)).map(made -> made.getOrDefault(key, Made.nothing(Set.of()))));
    }

    Map<String, String> getAll(String... keys) {
        return texts.findAll(List.of(keys), this::make).await().atMost(LONG);
    }

    /** Made of the texts of its words, and of nothing else. */
    String poem(String... words) {
        return poems.find(
                        String.join(" ", words),
                        () -> texts.findAll(List.of(words), this::make)
                                .map(found -> Made.of(String.join("; ", found.values()), Set.of())))
                .await()
                .atMost(LONG)
                .orElseThrow();
    }

    /** Until this process has heard of it. */
    void drop(String tag, String position) {
        long before = caches.changes().latest();
        caches.drop(List.of(tag), position).await().atMost(LONG);
        Awaitility.await().atMost(LONG).until(() -> caches.changes().latest() > before);
    }

    private Uni<Map<String, Made<String>>> make(Collection<String> keys) {
        return Uni.createFrom()
                .item(() -> {
                    beforeMaking.run();
                    makings.add(List.copyOf(keys));
                    return keys.stream()
                            .filter(key -> !missing.contains(key))
                            .collect(Collectors.toMap(Function.identity(), this::text));
                })
                .invoke(texts -> made.addAndGet(keys.size() - texts.size()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Made<String> text(String key) {
        return Made.of("%s by %s, %d".formatted(key, name, made.incrementAndGet()), Set.of("product:" + key));
    }

    /** What the shop's own does, without a database. */
    static final class TestingRefill implements Refill {

        final List<String> positions = new CopyOnWriteArrayList<>();
        final AtomicInteger running = new AtomicInteger();
        volatile boolean outage;
        volatile String unseen = "";
        volatile @Nullable Duration madeOf;
        volatile Duration late = Duration.ZERO;

        @Override
        public <T> Uni<Filled<T>> run(String position, Supplier<Uni<T>> make) {
            positions.add(position);
            running.incrementAndGet();
            return outage
                    ? Uni.createFrom().failure(new DatabaseUnavailable("outage", null))
                    : make.get().map(made -> new Filled<>(made, madeOf));
        }

        @Override
        public String ownPosition() {
            return unseen;
        }

        @Override
        public boolean covers(String position, String own) {
            return position.compareTo(own) >= 0;
        }

        @Override
        public void tellLate(Duration age) {
            late = age;
        }

        @Override
        public boolean isOutage(Throwable failure) {
            return failure instanceof DatabaseUnavailable;
        }
    }

    private final class TextCodec implements Codec<String> {

        @Override
        public byte[] write(String text) {
            if (unwritable) {
                throw new IllegalArgumentException("cannot be written: " + text);
            }
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Optional<String> read(byte[] bytes) {
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        }

        @Override
        public int weight(int written) {
            return written;
        }
    }

    /** This process's own time. */
    private final class Turned extends Clock {

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return clock.withZone(zone);
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }
    }
}
