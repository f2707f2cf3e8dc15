package dev.souk.local.shop;

import dev.souk.local.LogTail;
import dev.souk.local.Refusal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A Java process of ours that speaks HTTP: a service or the gateway. */
final class Program implements Member {

    /** Requests under way are finished within this time; then there is nothing worth waiting for. */
    private static final Duration ORDERLY_LIMIT = Duration.ofSeconds(10);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private static final int LOG_LINES = 12;

    private final String name;
    private final MemberRole role;
    private final URI address;
    private final Pulse pulse;
    private final Path log;
    private final Launch launch;
    private volatile @Nullable Process process;

    /** Tells whether the program at an address can work. */
    interface Pulse {
        boolean beats(URI address);
    }

    Program(String name, MemberRole role, URI address, Pulse pulse, Path log, Launch launch) {
        this.name = name;
        this.role = role;
        this.address = address;
        this.pulse = pulse;
        this.log = log;
        this.launch = launch;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public MemberRole role() {
        return role;
    }

    @Override
    public String address() {
        return address.toString();
    }

    @Override
    public long pid() {
        Process current = process;
        return current == null ? 0 : launch.pid(current);
    }

    @Override
    public boolean isAlive() {
        Process current = process;
        return current != null && current.isAlive();
    }

    @Override
    public Path log() {
        return log;
    }

    boolean isReady() {
        return pulse.beats(address);
    }

    @Override
    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        Process started = begin();
        process = started;
        try {
            awaitReady(started);
        } catch (InterruptedException interrupted) {
            started.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while " + name + " was starting", interrupted);
        } catch (Refusal notReady) {
            started.destroyForcibly();
            throw notReady;
        }
    }

    private void awaitReady(Process started) throws InterruptedException {
        long deadline = System.nanoTime() + launch.limit().toNanos();
        while (!isReady()) {
            if (started.waitFor(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failedStart("it ended with exit code " + started.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw failedStart("it was not ready after " + launch.limit().toSeconds() + " s");
            }
        }
    }

    private Process begin() {
        try {
            return launch.start();
        } catch (IOException failure) {
            throw new Refusal(name + " cannot be started: " + failure.getMessage(), failure);
        }
    }

    private Refusal failedStart(String reason) {
        return new Refusal(
                "%s did not start: %s (log: %s)%n%s".formatted(name, reason, log, String.join("\n", lastLines())));
    }

    private List<String> lastLines() {
        return LogTail.of(log, LOG_LINES).stream().map(line -> "    " + line).toList();
    }

    @Override
    public void kill() {
        ProcessHandle.of(pid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Override
    public void stop() {
        signal("STOP");
    }

    @Override
    public void heal() {
        if (isAlive()) {
            signal("CONT");
        } else {
            start();
        }
    }

    @Override
    public void slow(Duration delay) {
        throw new Refusal(
                "only database servers and redis can be slowed down; %s is a %s".formatted(name, role.label()));
    }

    @Override
    public void lag(Duration behind) {
        throw new Refusal("only a replica can lag; %s is a %s".formatted(name, role.label()));
    }

    /** Lets it finish what it does. */
    void end() {
        Process current = process;
        if (current == null || !current.isAlive()) {
            return;
        }
        // A stopped process hears no other signal. If it is dead by now, so much the better.
        Signal.send("CONT", current.pid());
        current.descendants().forEach(ProcessHandle::destroy);
        current.destroy();
        try {
            if (!current.waitFor(ORDERLY_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                current.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            current.destroyForcibly();
        }
    }

    private void signal(String signal) {
        if (!Signal.send(signal, pid())) {
            throw new Refusal("cannot send SIG%s to %s (process %d)".formatted(signal, name, pid()));
        }
    }
}
