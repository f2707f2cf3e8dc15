package dev.souk.cache;

import dev.souk.cache.Made.Reach;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value in a cache, and what is known of it.
 *
 * @param <V> immutable: all who find it share it
 */
final class Kept<V> {

    private static final long NEVER = -1;

    private final @Nullable V value;
    private final Map<String, Long> tags;
    private final long number;
    private final Reach reach;
    private final Times times;
    private final int era;
    private final int weight;
    private final boolean late;
    private volatile long checked = NEVER;

    /**
     * @param value null: it was looked for, and is not there
     * @param tags what it is made of, each with the number of the last change that is in it for certain
     * @param number of the last change before it was begun
     * @param reach who may have it
     * @param era in which it came into this process
     * @param weight about how many bytes of memory it takes
     * @param late whether it was made of what is older than it should be
     */
    Kept(
            @Nullable V value,
            Map<String, Long> tags,
            long number,
            Reach reach,
            Times times,
            int era,
            int weight,
            boolean late) {
        this.value = value;
        this.tags = tags;
        this.number = number;
        this.reach = reach;
        this.times = times;
        this.era = era;
        this.weight = weight;
        this.late = late;
    }

    /**
     * When it was made, and what it is good for later; in milliseconds since 1970.
     *
     * @param softEnd from then on it is made again while it is still served
     * @param hardEnd from then on it is served only when it cannot be made again
     */
    record Times(long made, long softEnd, long hardEnd) {

        Age age(long now) {
            if (now < softEnd) {
                return Age.FRESH;
            }
            return now < hardEnd ? Age.OLD : Age.SPENT;
        }
    }

    enum Age {
        FRESH,
        OLD,
        SPENT
    }

    Optional<V> value() {
        return Optional.ofNullable(value);
    }

    Map<String, Long> tags() {
        return tags;
    }

    long number() {
        return number;
    }

    Reach reach() {
        return reach;
    }

    Times times() {
        return times;
    }

    int era() {
        return era;
    }

    int weight() {
        return weight;
    }

    /** How much the process had heard of when it was last looked whether one of the tags has changed. */
    long checked() {
        return checked;
    }

    void check(long heard) {
        checked = heard;
    }

    /** Whether it was older than it should be when it was made. */
    boolean isLate() {
        return late;
    }

    Held<V> held(long now) {
        return late ? heldLate(now) : new Held<>(this, Duration.ZERO);
    }

    /** As an answer for want of a better one. */
    Held<V> heldLate(long now) {
        return new Held<>(this, Duration.ofMillis(Math.max(1, now - times.made())));
    }
}
