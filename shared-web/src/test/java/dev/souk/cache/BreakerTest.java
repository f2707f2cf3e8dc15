package dev.souk.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private final TimeoutException failure = new TimeoutException();

    private final AtomicLong now = new AtomicLong();
    private final Breaker breaker = new Breaker("tests", 3, Duration.ofSeconds(1), now::get);

    @Test
    void opensAfterThreeFailuresInARow() {
        breaker.failed(failure);
        breaker.failed(failure);
        breaker.succeeded();
        breaker.failed(failure);
        breaker.failed(failure);
        assertThat(breaker.lets()).isTrue();
        breaker.failed(failure);
        assertThat(breaker.lets()).isFalse();
    }

    @Test
    void letsOneTryInEachPause() {
        open();
        now.addAndGet(Duration.ofMillis(999).toNanos());
        assertThat(breaker.lets()).isFalse();
        now.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(breaker.lets()).isTrue();
        assertThat(breaker.lets()).isFalse();
        breaker.failed(failure);
        assertThat(breaker.lets()).isFalse();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(breaker.lets()).isTrue();
        breaker.succeeded();
        assertThat(breaker.lets()).isTrue();
        assertThat(breaker.lets()).isTrue();
    }

    private void open() {
        for (int i = 0; i < 3; i++) {
            breaker.failed(failure);
        }
        assertThat(breaker.lets()).isFalse();
    }
}
