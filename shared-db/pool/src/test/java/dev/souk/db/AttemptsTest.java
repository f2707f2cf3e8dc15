package dev.souk.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How often, how long and with which pauses a write is tried, without any waiting. */
class AttemptsTest {

    private long nanos;

    @Test
    void pausesAreDrawnBelowABoundThatDoubles() {
        assertThat(pauses(AttemptsTest::longest)).containsExactly(50L, 100L, 200L, 400L);
        assertThat(pauses(AttemptsTest::longest, "souk.db.write.attempts", "6")).endsWith(400L, 400L);
        assertThat(pauses(AttemptsTest::shortest)).containsExactly(1L, 1L, 1L, 1L);
    }

    @Test
    void oneAttemptIsNotRepeated() {
        assertThat(pauses(AttemptsTest::longest, "souk.db.write.attempts", "1")).isEmpty();
    }

    @Test
    void noAttemptBeginsThatCouldNotWaitForARow() {
        Attempts attempts = attempts(AttemptsTest::shortest);

        pass(Duration.ofSeconds(2));
        assertThat(attempts.next()).isPresent();
        pass(Duration.ofMillis(998));
        assertThat(attempts.next()).isPresent();
        pass(Duration.ofMillis(2));
        assertThat(attempts.next()).isEmpty();
    }

    @Test
    void saysHowOftenAndHowLongItWasTried() {
        Attempts attempts = attempts(AttemptsTest::shortest);
        attempts.next();
        pass(Duration.ofMillis(4_100));

        DatabaseBusy busy = attempts.usedUp(new IllegalStateException("Lock wait timeout exceeded"));

        assertThat(busy).hasMessageContaining("2 attempts, for 4100 ms").hasMessageContaining("Lock wait timeout");
        assertThat(attempts.left()).isEqualTo(Duration.ofMillis(900));
    }

    private static long longest(long bound) {
        return bound - 1;
    }

    private static long shortest(long bound) {
        return 0;
    }

    private List<Long> pauses(LongUnaryOperator random, String... settings) {
        Attempts attempts = attempts(random, settings);
        return Stream.generate(attempts::next)
                .takeWhile(Optional::isPresent)
                .map(pause -> pause.orElseThrow().toMillis())
                .toList();
    }

    private Attempts attempts(LongUnaryOperator random, String... settings) {
        return new Attempts(TestingConfig.of(settings).write(), () -> nanos, random);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
