package dev.souk.cache;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** The meters of {@code souk.cache}: of each kind what became of those who asked and what is kept, and how Redis does. */
@Singleton
final class CacheMetrics {

    private final MeterRegistry registry;

    CacheMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void of(String kind, LevelledCache<?> cache) {
        Tags tags = Tags.of("kind", kind);
        found(cache.counts(), tags);
        made(cache.counts(), tags);
        kept(cache, tags);
    }

    private void found(CacheCounts counts, Tags tags) {
        String name = "souk.cache.found";
        String description = "Values that were asked for and found, by the level where";
        counter(name, description, counts, CacheCounts::here, tags.and("level", "process"));
        counter(name, description, counts, CacheCounts::shared, tags.and("level", "redis"));
        counter(
                "souk.cache.late",
                "Values that were served though they were spent, because nothing better could be made",
                counts,
                CacheCounts::late,
                tags);
        counter(
                "souk.cache.passed.by",
                "Values made for somebody who must see more than the caches do",
                counts,
                CacheCounts::passedBy,
                tags);
        counter(
                "souk.cache.waited",
                "Looks again for what another process made just then",
                counts,
                CacheCounts::waited,
                tags);
    }

    private void made(CacheCounts counts, Tags tags) {
        counter("souk.cache.made", "Values that were found nowhere, or old, and made", counts, CacheCounts::made, tags);
        counter("souk.cache.failed", "Values that were to be made, and were not", counts, CacheCounts::failed, tags);
        FunctionTimer.builder(
                        "souk.cache.making",
                        counts,
                        CacheCounts::makings,
                        CacheCounts::makingMillis,
                        TimeUnit.MILLISECONDS)
                .description("Making values; what is made at once counts once")
                .tags(tags)
                .register(registry);
    }

    private void kept(LevelledCache<?> cache, Tags tags) {
        Gauge.builder("souk.cache.entries", cache, LevelledCache::size)
                .description("Values that this process keeps itself, about")
                .tags(tags)
                .register(registry);
        Gauge.builder("souk.cache.weight", cache, LevelledCache::weight)
                .description("What they take of the heap, about")
                .baseUnit("bytes")
                .tags(tags)
                .register(registry);
        counter(
                "souk.cache.evicted",
                "Values that had to go from this process for want of room",
                cache,
                LevelledCache::evicted,
                tags);
    }

    /** What all kinds have in common. */
    void ofAll(SharedLevel shared, Changes changes, Caches caches) {
        counter(
                "souk.cache.dropped",
                "Values that this process has dropped from Redis because something changed",
                caches,
                Caches::dropped,
                Tags.empty());
        counter(
                "souk.cache.eras",
                "How often this process trusted nothing any more that it kept itself, because it may have missed a change",
                changes,
                Changes::era,
                Tags.empty());
        counter(
                "souk.cache.redis.failures",
                "Calls to Redis that failed or were not answered in time",
                shared,
                SharedLevel::failures,
                Tags.empty());
        Gauge.builder("souk.cache.redis.left.alone", shared, it -> it.isLeftAlone() ? 1 : 0)
                .description("1 while Redis is left alone because it failed too often")
                .register(registry);
    }

    private <T> void counter(String name, String description, T of, ToLongFunction<T> count, Tags tags) {
        FunctionCounter.builder(name, of, count::applyAsLong)
                .description(description)
                .tags(tags)
                .register(registry);
    }
}
