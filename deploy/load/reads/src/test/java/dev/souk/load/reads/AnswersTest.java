package dev.souk.load.reads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A hundred requests a second for three seconds. */
class AnswersTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration BOUND = Duration.ofMillis(100);

    private final Answers answers = new Answers(300, Duration.ofMillis(10));

    @Test
    void countsFromTheFaultOn() {
        fail(99, "before");
        fail(100, "refused");
        fail(101, "refused");
        answerAll();

        Outcome outcome = answers.since(SECOND);

        assertThat(outcome.requests()).isEqualTo(200);
        assertThat(outcome.failed()).isEqualTo(2);
        assertThat(outcome.failures()).isEqualTo(Map.of("refused", 2L));
    }

    @Test
    void theTimeOfAFailureCountsToo() {
        answers.failed(299, Duration.ofSeconds(9).toNanos(), "late");
        answerAll();

        assertThat(answers.since(SECOND).worst()).isBetween(Duration.ofSeconds(9), Duration.ofMillis(9_020));
        assertThat(answers.since(SECOND).p50()).isLessThan(Duration.ofMillis(2));
        assertThat(answers.late(SECOND, BOUND))
                .as("failed, which is counted elsewhere")
                .isZero();
    }

    @Test
    void recoveredIsWhenTheFirstCalmSecondBegan() {
        answers.answered(130, BOUND.plusMillis(1).toNanos());
        fail(120, "refused");
        answerAll();

        assertThat(answers.late(SECOND, BOUND)).isEqualTo(1);
        assertThat(answers.calmAfter(SECOND, SECOND, BOUND)).contains(Duration.ofMillis(310));
        assertThat(answers.calmAfter(Duration.ofMillis(1_310), SECOND, BOUND)).contains(Duration.ZERO);
    }

    @Test
    void neverRecoveredWhenThereIsNoCalmSecond() {
        fail(150, "refused");
        fail(220, "refused");
        answerAll();

        assertThat(answers.calmAfter(SECOND, SECOND, BOUND)).isEmpty();
    }

    @Test
    void whatHasNoAnswerFailed() {
        answers.answered(0, 1);
        answers.giveUp(Duration.ofSeconds(20));

        assertThat(answers.since(Duration.ZERO).failures()).isEqualTo(Map.of("never answered", 299L));
    }

    private void fail(int number, String reason) {
        answers.failed(number, 1, reason);
    }

    /** Those that had no other answer, within a millisecond. */
    private void answerAll() {
        for (int number = 0; number < answers.requests(); number++) {
            answers.answered(number, 1_000_000);
        }
    }
}
