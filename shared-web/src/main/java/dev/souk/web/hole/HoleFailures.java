package dev.souk.web.hole;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Holes that went out with their fallback: each is counted, and the first one of a while is told. */
@Singleton
final class HoleFailures {

    /** What fails for one visitor fails for all of them: a line for each would hide what else there is to read. */
    private static final Duration TOLD_ONCE_IN = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<Hole, OfOne> byHole = new EnumMap<>(Hole.class);

    HoleFailures(MeterRegistry metrics, Clock clock) {
        this.clock = clock;
        for (Hole hole : Hole.values()) {
            byHole.put(
                    hole,
                    new OfOne(Counter.builder("souk.page.holes.unfilled")
                            .description(
                                    "Holes of pages that failed or took too long, and went out with their fallback")
                            .tag("hole", hole.toString())
                            .register(metrics)));
        }
    }

    void add(Hole hole, Throwable failure) {
        OfOne failures = Objects.requireNonNull(byHole.get(hole));
        failures.counter.increment();
        if (failures.isToBeTold(clock.instant())) {
            Log.warnf(
                    failure,
                    "A page goes out with the fallback of its hole %s; %.0f did so far",
                    hole,
                    failures.counter.count());
        }
    }

    private static final class OfOne {

        private final Counter counter;
        private Instant lastTold = Instant.MIN;

        OfOne(Counter counter) {
            this.counter = counter;
        }

        synchronized boolean isToBeTold(Instant now) {
            boolean isLongAgo = lastTold.isBefore(now.minus(TOLD_ONCE_IN));
            lastTold = isLongAgo ? now : lastTold;
            return isLongAgo;
        }
    }
}
