package dev.souk.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** From state to state, with time by hand. */
class NodeHealthTest {

    private static final Duration SLOW_START = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final TestingTime time = new TestingTime();
    private final NodeHealth health = new NodeHealth("reads of replica-1", SLOW_START, PAUSE, time);

    @Test
    void isInAtFirst() {
        assertThat(health.state()).isEqualTo(NodeState.IN);
        assertThat(health.share()).isEqualTo(1);
    }

    @Test
    void isProbedAtOnceWhenItOnlyLostAConnection() {
        AtomicInteger calls = new AtomicInteger();
        health.onOut(calls::incrementAndGet);

        health.gone(health.spell(), "connection refused");

        assertThat(health.state()).isEqualTo(NodeState.OUT);
        assertThat(health.share()).isZero();
        assertThat(health.reason()).isEqualTo("connection refused");
        assertThat(calls).hasValue(1);
        assertThat(health.beginProbe()).isTrue();
        assertThat(health.state()).isEqualTo(NodeState.PROBING);
        health.probeSucceeded();
        assertThat(health.state()).isEqualTo(NodeState.IN);
        assertThat(health.reason()).isNull();
    }

    @Test
    void isLeftAloneForAWhileWhenItAnswersNothing() {
        health.ailing("silent");

        assertThat(health.beginProbe()).isFalse();
        time.pass(PAUSE);
        assertThat(health.beginProbe()).isTrue();
        assertThat(health.serves()).isFalse();
    }

    @Test
    void letsOneProbeInAtATime() {
        health.gone(health.spell(), "connection refused");

        assertThat(health.beginProbe()).isTrue();
        assertThat(health.beginProbe()).isFalse();
        health.probeFailed("still refused");
        assertThat(health.state()).isEqualTo(NodeState.OUT);
        assertThat(health.beginProbe()).isTrue();
    }

    @Test
    void comesBackSlowlyAfterAnOutage() {
        health.gone(health.spell(), "connection refused");
        time.pass(Duration.ofSeconds(30));
        comeBack();

        assertThat(health.state()).isEqualTo(NodeState.WARMING);
        assertThat(health.share()).isBetween(0.01, 0.1);
        time.pass(SLOW_START.dividedBy(2));
        assertThat(health.share()).isBetween(0.45, 0.55);
        health.tick();
        assertThat(health.state()).isEqualTo(NodeState.WARMING);
        time.pass(SLOW_START.dividedBy(2));
        health.tick();
        assertThat(health.state()).isEqualTo(NodeState.IN);
        assertThat(health.share()).isEqualTo(1);
    }

    @Test
    void isLeftAloneForLongerEachTimeItFailsAgain() {
        for (int pause : new int[] {1, 2, 4, 8, 8}) {
            health.ailing("silent");
            time.pass(PAUSE.multipliedBy(pause).minusMillis(1));
            assertThat(health.beginProbe()).isFalse();
            time.pass(Duration.ofMillis(1));
            comeBack();
        }
        time.pass(Duration.ofMinutes(1));
        health.tick();
        time.pass(Duration.ofMinutes(1));

        health.ailing("silent");

        time.pass(PAUSE);
        assertThat(health.beginProbe()).isTrue();
    }

    @Test
    void hearsNothingOfWhatWasSentBeforeTheOutage() {
        int before = health.spell();
        health.gone(before, "connection cut");
        comeBack();

        health.gone(before, "another connection was cut then");

        assertThat(health.serves()).isTrue();
    }

    @Test
    void staysAwayWhileDrained() {
        health.drain();

        assertThat(health.state()).isEqualTo(NodeState.DRAINED);
        health.gone(health.spell(), "connection cut");
        health.ailing("silent");
        assertThat(health.beginProbe()).isFalse();
        assertThat(health.state()).isEqualTo(NodeState.DRAINED);

        time.pass(Duration.ofMinutes(10));
        health.giveBack();

        comeBack();
        assertThat(health.state()).isEqualTo(NodeState.WARMING);
    }

    @Test
    void drainEndsAProbe() {
        health.gone(health.spell(), "connection refused");
        assertThat(health.beginProbe()).isTrue();

        health.drain();
        health.probeSucceeded();

        assertThat(health.state()).isEqualTo(NodeState.DRAINED);
    }

    private void comeBack() {
        assertThat(health.beginProbe()).isTrue();
        health.probeSucceeded();
    }
}
