package dev.souk.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value in a cache, and what is known of it.
 *
 * @param <V> immutable: all who find it share it
 */
final class Kept<V> {

    private static final long NEVER = -1;

    private final @Nullable V value;
    private final Set<String> tags;
    private final long number;
    private final Times times;
    private final int era;
    private volatile long checked = NEVER;

    /**
     * @param value null: it was looked for, and is not there
     * @param tags what it is made of
     * @param number of the last change that is in it for certain
     * @param era in which it came into this process
     */
    Kept(@Nullable V value, Set<String> tags, long number, Times times, int era) {
        this.value = value;
        this.tags = tags;
        this.number = number;
        this.times = times;
        this.era = era;
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

    Set<String> tags() {
        return tags;
    }

    long number() {
        return number;
    }

    Times times() {
        return times;
    }

    int era() {
        return era;
    }

    /** How much the process had heard of when it was last looked whether one of the tags has changed. */
    long checked() {
        return checked;
    }

    void check(long heard) {
        checked = heard;
    }

    Held<V> held() {
        return new Held<>(value(), Duration.ZERO);
    }

    /** As an answer for want of a better one. */
    Held<V> heldLate(long now) {
        return new Held<>(value(), Duration.ofMillis(Math.max(1, now - times.made())));
    }
}
