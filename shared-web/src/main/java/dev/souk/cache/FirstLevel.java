package dev.souk.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.souk.cache.Kept.Age;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What this process keeps itself of one kind: as much as its limit, the most used first (W-TinyLFU, by Caffeine). */
final class FirstLevel<V> {

    /** What an entry takes beside its value, about. */
    private static final int ENTRY = 200;

    private final Cache<String, Kept<V>> kept;
    private final Changes changes;
    private final Clock clock;
    private final String kind;

    FirstLevel(String kind, long bytes, Codec<V> codec, Changes changes, Clock clock) {
        this.kept = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .<String, Kept<V>>weigher((key, each) ->
                        ENTRY + key.length() + each.value().map(codec::weight).orElse(0))
                .executor(Runnable::run)
                .build();
        this.changes = changes;
        this.clock = clock;
        this.kind = kind;
    }

    /** Whatever is there. */
    @Nullable
    Kept<V> get(String key) {
        return kept.getIfPresent(key);
    }

    /** What it is good for; what has changed since is good for nothing but to be better than an error. */
    Age age(String key, Kept<V> found) {
        return changes.leave(found, kind + ':' + key) ? found.times().age(clock.millis()) : Age.SPENT;
    }

    void put(String key, Kept<V> fresh) {
        kept.put(key, fresh);
    }

    void forget() {
        kept.invalidateAll();
    }

    long size() {
        return kept.estimatedSize();
    }
}
