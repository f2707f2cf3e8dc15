package dev.souk.load.reads;

import java.time.Duration;
import java.util.Optional;

/**
 * What a way did during one fault, from its beginning to the end of the run.
 *
 * @param late answered, but later than {@link #bound} allows
 * @param recovered after so long all was answered within the bound again; nothing when that did not come
 */
record FaultRun(String way, FaultKind fault, Outcome outcome, long late, Optional<Duration> recovered) {

    /** For so long everything must be well. */
    private static final Duration CALM = Duration.ofSeconds(1);

    /** By so much an answer may be later than all but one in a thousand are without a fault. */
    private static final Duration MARGIN = Duration.ofMillis(50);

    /** @param bound what is late; of the run without a fault nothing is known yet */
    static FaultRun of(String way, FaultKind fault, Answers answers, Duration start, Optional<Duration> bound) {
        Outcome outcome = answers.since(start);
        Duration limit = bound.orElseGet(() -> outcome.p999().plus(MARGIN));
        return new FaultRun(way, fault, outcome, answers.late(start, limit), answers.calmAfter(start, CALM, limit));
    }

    /** What is late during a fault, when this run was without one. */
    Duration bound() {
        return outcome.p999().plus(MARGIN);
    }
}
