package dev.souk.local.shop;

import dev.souk.local.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Looks at the running shop every other second: says which states changed, and keeps the logs within their size. */
final class Rounds implements AutoCloseable {

    private static final int PAUSE_SECONDS = 2;

    private final Supplier<List<MemberStatus>> status;
    private final Supplier<Collection<Path>> logs;
    private final Progress progress;
    private final Map<String, String> states = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rounds").factory());

    Rounds(Supplier<List<MemberStatus>> status, Supplier<Collection<Path>> logs, Progress progress) {
        this.status = status;
        this.logs = logs;
        this.progress = progress;
    }

    void begin() {
        ScheduledFuture<?> unused = timer.scheduleWithFixedDelay(this::make, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    private void make() {
        try {
            status.get().forEach(this::sayIfChanged);
            for (Path log : logs.get()) {
                LogSizes.limit(log);
            }
        } catch (IOException | RuntimeException failure) {
            // The next round comes in two seconds; the shop must not end for this one.
            progress.say("a look at the shop failed: " + failure);
        }
    }

    private void sayIfChanged(MemberStatus member) {
        if (member.state().equals(MemberState.STARTING.label())) {
            return;
        }
        String before = states.put(member.name(), member.state());
        if (before != null && !before.equals(member.state())) {
            progress.say("%s is %s".formatted(member.name(), member.state()));
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
