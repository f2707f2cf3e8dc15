package dev.souk.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.souk.cache.Kept.Age;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What this process keeps itself of one kind: as much as its limit, the most used first (W-TinyLFU, by Caffeine). */
final class FirstLevel<V> {

    /** What an entry takes beside its value, about. */
    private static final int ENTRY = 200;

    private final Cache<String, Kept<V>> kept;
    private final Changes changes;
    private final Clock clock;
    private final String kind;
    private final long unheard;
    private final LongAdder evicted = new LongAdder();
    private final long limit;

    /**
     * @param bytes about how much of the heap it may take
     * @param unheard how old something may be while no changes can be heard of
     */
    FirstLevel(String kind, long bytes, Duration unheard, Changes changes, Clock clock) {
        this.kept = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .<String, Kept<V>>weigher((key, each) -> ENTRY + key.length() + each.weight())
                .evictionListener((key, each, cause) -> evicted.increment())
                .executor(Runnable::run)
                .build();
        this.changes = changes;
        this.clock = clock;
        this.kind = kind;
        this.unheard = unheard.toMillis();
        this.limit = bytes;
    }

    /** Whatever is there. */
    @Nullable
    Kept<V> get(String key) {
        return kept.getIfPresent(key);
    }

    /** What it is good for; what has changed since is good for nothing but to be better than an error. */
    Age age(String key, Kept<V> found) {
        if (!changes.leave(found, kind, key)) {
            return Age.SPENT;
        }
        long now = clock.millis();
        Age age = found.times().age(now);
        return age == Age.FRESH && changes.mayBeMissed() && now - found.times().made() > unheard ? Age.OLD : age;
    }

    void put(String key, Kept<V> fresh) {
        kept.put(key, fresh);
    }

    long size() {
        return kept.estimatedSize();
    }

    /** About how many bytes they take. */
    long weight() {
        return kept.policy()
                .eviction()
                .map(eviction -> eviction.weightedSize().orElse(0))
                .orElse(0L);
    }

    /** How many bytes they may take. */
    long limit() {
        return limit;
    }

    /** How many had to go because there was no room. */
    long evicted() {
        return evicted.sum();
    }
}
