package dev.souk.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.souk.cache.SharedLevel.LastChange;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The changes that this process has heard of, for its first level: which of its values hold still. Messages may be lost. A process
 * notices by the numbers, at the next message or when it asks, and then trusts nothing that it kept until then: a new era.
 */
final class Changes {

    private final Cache<String, Long> byTag;
    private final AtomicInteger era = new AtomicInteger();
    private volatile long latest;
    private volatile long heard;
    private volatile String position = "";
    private volatile boolean unheard;
    private boolean waiting;

    /**
     * @param remembered tags; beyond that some are forgotten, and with them what was kept before
     * @param forLong then nothing is there any more that was made before
     */
    Changes(int remembered, Duration forLong) {
        this.byTag = Caffeine.newBuilder()
                .maximumSize(remembered)
                .executor(Runnable::run)
                .expireAfterWrite(forLong)
                .evictionListener((tag, number, cause) -> beginEraUnless(cause == RemovalCause.EXPIRED))
                .build();
    }

    private void beginEraUnless(boolean expired) {
        if (!expired) {
            era.incrementAndGet();
        }
    }

    int era() {
        return era.get();
    }

    long latest() {
        return latest;
    }

    /** Of the last change that was heard of; for when the shared level cannot be asked. */
    String position() {
        return position;
    }

    /** The shared level does not answer: nothing is heard of what others change. */
    void cannotBeHeard() {
        unheard = true;
    }

    boolean mayBeMissed() {
        return unheard;
    }

    /** A message came. */
    synchronized void hear(Change change) {
        if (change.before() != latest) {
            era.incrementAndGet();
        }
        change.tags().forEach(tag -> byTag.asMap().merge(tag, change.number(), Math::max));
        latest = change.number();
        position = change.position();
        waiting = false;
        heard++;
    }

    /** This process dropped something itself; the message about it will come like any other. */
    synchronized void make(Collection<String> tags, long number) {
        tags.forEach(tag -> byTag.asMap().merge(tag, number, Math::max));
        heard++;
    }

    /**
     * This is the last change that the shared level knows of. A message about it may be on its way: only when it has not come
     * until the next call, it was missed.
     *
     * @return whether one was missed
     */
    synchronized boolean compare(LastChange last) {
        boolean missed = last.number() != latest && (waiting || unheard);
        unheard = false;
        if (missed) {
            era.incrementAndGet();
            if (last.number() < latest) { // it has lost its memory: what is made from now on has lower numbers
                byTag.invalidateAll();
            } else {
                position = last.position();
            }
            latest = last.number();
        }
        waiting = last.number() != latest;
        return missed;
    }

    /** Whether none of what it is made of has changed since, itself and its kind among it. */
    boolean leave(Kept<?> kept, String kind, String key) {
        if (kept.era() != era.get()) {
            return false;
        }
        long now = heard;
        if (kept.checked() == now) {
            return true;
        }
        if (isLater(kind + ':' + key, kept.number()) || isLater(kind, kept.number())) {
            return false;
        }
        for (Map.Entry<String, Long> tag : kept.tags().entrySet()) {
            if (isLater(tag.getKey(), tag.getValue())) {
                return false;
            }
        }
        kept.check(now);
        return true;
    }

    private boolean isLater(String tag, long number) {
        Long changed = byTag.getIfPresent(tag);
        return changed != null && changed > number;
    }
}
