package dev.souk.local.shop;

import dev.souk.local.Progress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Starts a process again some seconds after it died, as Kubernetes would; unless another one takes its place. */
final class Watch {

    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final Member member;
    private final boolean restarts;
    private final Duration pause;
    private final Progress progress;
    private final Succession succession;
    private volatile boolean ended;
    private volatile long watched;

    Watch(Member member, boolean restarts, Duration pause, Progress progress, Succession succession) {
        this.member = member;
        this.restarts = restarts;
        this.pause = pause;
        this.progress = progress;
        this.succession = succession;
    }

    /** What to do for a member that died, instead of starting it again. */
    interface Succession {

        /** Nobody takes its place. */
        Succession NONE = (watch, pid) -> false;

        /** Whether that is done: the member is not to be started by its watch. */
        boolean isSettled(Watch watch, long pid);
    }

    Member member() {
        return member;
    }

    boolean restarts() {
        return restarts;
    }

    /** From a death to the next start. */
    Duration pause() {
        return pause;
    }

    /** Watches over the process that runs now. */
    synchronized void begin() {
        long pid = member.pid();
        if (pid == watched) {
            return;
        }
        watched = pid;
        CompletableFuture<Void> unused = member.ended().thenRunAsync(() -> died(pid), THREADS);
    }

    /** From now on a death is meant. */
    void end() {
        ended = true;
    }

    private void died(long pid) {
        if (ended || succession.isSettled(this, pid)) {
            return;
        }
        if (restarts) {
            progress.say("%s (process %d) is dead; it is started again in %d s"
                    .formatted(member.name(), pid, pause.toSeconds()));
            startLater();
        } else {
            progress.say("%s (process %d) is dead and stays so; ./souk fault heal %s starts it"
                    .formatted(member.name(), pid, member.name()));
        }
    }

    /** Its last start failed: it is tried again as after a death. */
    void tryAgain() {
        if (restarts && !ended) {
            startLater();
        }
    }

    private void startLater() {
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, THREADS)
                .execute(this::startAgain);
    }

    private void startAgain() {
        if (ended) {
            return;
        }
        try {
            member.start();
            progress.say("%s runs again (process %d)".formatted(member.name(), member.pid()));
            begin();
        } catch (RuntimeException failure) {
            if (!ended) {
                progress.say("%s cannot be started, the next try is in %d s: %s"
                        .formatted(member.name(), pause.toSeconds(), failure.getMessage()));
                startLater();
            }
        }
    }
}
