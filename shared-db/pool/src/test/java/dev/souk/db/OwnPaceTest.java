package dev.souk.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whether lateness is our own. */
class OwnPaceTest {

    private final OwnPace pace = new OwnPace();
    private final long start = System.nanoTime();

    @Test
    void isNotSlowWhileItsTicksComeInTime() {
        for (int millis = 0; millis <= 1_000; millis += 110) {
            pace.tick(after(millis));
        }

        assertThat(pace.wasSlowSince(after(0), after(1_050))).isFalse();
    }

    @Test
    void wasSlowWhenATickCameLate() {
        pace.tick(after(100));
        pace.tick(after(900));
        pace.tick(after(1_000));

        assertThat(pace.wasSlowSince(after(500), after(1_010))).isTrue();
        assertThat(pace.wasSlowSince(after(950), after(1_010))).isFalse();
    }

    @Test
    void isSlowWhileATickIsOverdue() {
        pace.tick(after(100));

        assertThat(pace.wasSlowSince(after(600), after(700))).isTrue();
    }

    private long after(int millis) {
        return start + Duration.ofMillis(millis).toNanos();
    }
}
