package dev.souk.local.shop;

import dev.souk.local.Progress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Starts a process again some seconds after it died, as Kubernetes would. */
final class Watch {

    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final Member member;
    private final boolean restarts;
    private final Duration pause;
    private final Progress progress;
    private volatile boolean ended;
    private volatile long watched;

    Watch(Member member, boolean restarts, Duration pause, Progress progress) {
        this.member = member;
        this.restarts = restarts;
        this.pause = pause;
        this.progress = progress;
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
        if (ended) {
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
