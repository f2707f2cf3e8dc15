package dev.souk.limit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts of this pod alone, as {@link RateLimits} counts in Redis. There are so many at most: who sends from more addresses than
 * that gets past them, and past no limit by account that is asked for more often.
 */
final class LocalLimits {

    private final LongSupplier nanos;
    private final Map<String, Long> dueMicros;

    LocalLimits(int most, LongSupplier nanos) {
        this.nanos = nanos;
        this.dueMicros = new LeastRecentlyUsed(most);
    }

    synchronized Taken take(RateLimit limit, String key) {
        long now = Math.floorDiv(nanos.getAsLong(), 1_000L);
        Long kept = dueMicros.get(key);
        long next = (kept == null ? now : Math.max(kept, now)) + limit.intervalMicros();
        long wait = next - now - limit.windowMicros();
        if (wait <= 0) {
            dueMicros.put(key, next);
        }
        return Taken.of(limit, wait, next - now);
    }

    private static final class LeastRecentlyUsed extends LinkedHashMap<String, Long> {

        private static final long serialVersionUID = 1;

        private final int most;

        LeastRecentlyUsed(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > most;
        }
    }
}
