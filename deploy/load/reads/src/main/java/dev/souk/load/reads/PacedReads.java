package dev.souk.load.reads;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads at a pace that does not follow the answers (an open loop): what is due while nobody answers is asked all the same, and
 * waits as visitors would.
 */
final class PacedReads {

    /** With more under way the one who asks would be what is measured. */
    private static final int MOST_UNDER_WAY = 20_000;

    /** Whatever limits a way has, it has given up by then. */
    private static final Duration LAST_ANSWER = Duration.ofSeconds(20);

    private final Reader reader;
    private final Duration interval;
    private final Answers answers;
    private final Semaphore free = new Semaphore(MOST_UNDER_WAY);
    private final Thread pacer = Thread.ofPlatform().name("pacer").unstarted(this::askAll);
    private final long began = System.nanoTime();

    private PacedReads(Reader reader, int perSecond, Duration time) {
        this.reader = reader;
        this.interval = Duration.ofSeconds(1).dividedBy(perSecond);
        this.answers = new Answers(Math.toIntExact(time.dividedBy(interval)), interval);
    }

    static PacedReads begin(Reader reader, int perSecond, Duration time) {
        PacedReads reads = new PacedReads(reader, perSecond, time);
        reads.pacer.start();
        return reads;
    }

    /** Waits for this moment of the run. */
    void await(Duration moment) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(moment.toNanos() - (System.nanoTime() - began));
    }

    /** Waits until all is answered, or long enough. */
    Answers awaitAnswers() throws InterruptedException {
        pacer.join();
        if (!free.tryAcquire(MOST_UNDER_WAY, LAST_ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
            answers.giveUp(LAST_ANSWER);
        }
        return answers;
    }

    private void askAll() {
        for (int number = 0; number < answers.requests(); number++) {
            long due = began + number * interval.toNanos();
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            ask(number, due);
        }
    }

    private void ask(int number, long due) {
        if (!free.tryAcquire()) {
            answers.failed(number, System.nanoTime() - due, "more than %d under way".formatted(MOST_UNDER_WAY));
            return;
        }
        reader.read(number).onComplete(result -> {
            long nanos = System.nanoTime() - due;
            if (result.succeeded()) {
                answers.answered(number, nanos);
            } else {
                answers.failed(number, nanos, Reasons.of(result.cause()));
            }
            free.release();
        });
    }
}
