package dev.souk.cart;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The real time, and as much of the future as a test wants. */
@Mock
@Singleton
public class TestingClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;
    private volatile @Nullable Instant held;

    public void advance(Duration time) {
        ahead = ahead.plus(time);
    }

    /** Stands still from now on, but for {@link #advance}: a slow machine makes no second thought of a double click. */
    public void hold() {
        held = Clock.systemUTC().instant();
    }

    public void goOn() {
        held = null;
    }

    @Override
    public Instant instant() {
        Instant base = held;
        return (base == null ? Clock.systemUTC().instant() : base).plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Everything here is in UTC");
    }
}
