package dev.souk.local.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.local.Refusal;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TogetherTest {

    @Test
    void doesThemAtOnce() {
        CyclicBarrier allThere = new CyclicBarrier(2);

        Together.run(List.of(() -> pass(allThere), () -> pass(allThere)));

        assertThat(allThere.isBroken()).isFalse();
    }

    @Test
    void failsWithTheFirstFailureAndLeavesNobodyAtWork() {
        AtomicBoolean interrupted = new AtomicBoolean();
        Runnable endless = () -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException asked) {
                interrupted.set(true);
            }
        };
        Runnable failing = () -> {
            throw new Refusal("no");
        };

        assertThatThrownBy(() -> Together.run(List.of(endless, failing)))
                .isInstanceOf(Refusal.class)
                .hasMessage("no");
        assertThat(interrupted).isTrue();
    }

    private static void pass(CyclicBarrier barrier) {
        try {
            int unused = barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception alone) {
            throw new AssertionError(alone);
        }
    }
}
