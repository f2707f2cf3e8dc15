package dev.souk.local.command;

import dev.souk.local.Refusal;
import dev.souk.local.control.RunningShop;
import dev.souk.local.state.ShopLock;
import dev.souk.local.state.StateFolder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;

@Command(
        name = "down",
        description = {"Close the shop that another terminal has opened, and wait until nothing of it runs.", ""})
public final class Down implements Callable<Integer> {

    /** A service has 10 s for its last requests, a database 20 s to write what it has in memory. */
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    @Override
    public Integer call() {
        StateFolder state = StateFolder.ofThisProject();
        Optional<RunningShop> running = RunningShop.find(state);
        if (running.isEmpty() && !ShopLock.isHeld(state)) {
            System.out.println("The shop is not open.");
            return 0;
        }
        running.ifPresent(RunningShop::down);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (ShopLock.isHeld(state)) {
            if (System.nanoTime() > deadline) {
                throw new Refusal(
                        "the shop has not closed after %d s; kill -9 %s ends it at once, with all its children"
                                .formatted(
                                        LIMIT.toSeconds(),
                                        running.map(RunningShop::pid).orElse("its process")));
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        System.out.println("The shop is closed.");
        return 0;
    }
}
