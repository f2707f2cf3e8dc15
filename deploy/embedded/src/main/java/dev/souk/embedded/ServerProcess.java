package dev.souk.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One server program and the proxy in front of it: started until it answers, held, killed, ended. */
final class ServerProcess implements AutoCloseable {

    /** A loaded machine that recovers a crashed database takes some seconds; this is for one that never will. */
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private static final Duration ORDERLY_LIMIT = Duration.ofSeconds(20);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    /** Between choosing a free port and listening on it somebody else may take it. */
    private static final int PORTS_TRIED = 5;

    private final String name;
    private final Program program;
    private final Path log;
    private final Proxy proxy;

    private volatile @Nullable Process process;
    private volatile ServerState state = ServerState.DOWN;
    private volatile long pid;
    private volatile int port;

    /** What differs between servers. */
    interface Program {
        /** The command that makes it listen on {@code port} of this machine; what it needs in files is written. */
        List<String> command(int port) throws IOException;

        /** Whether it answers its administrator. */
        boolean answers(Address address);
    }

    ServerProcess(String name, Program program, Path log, Proxy proxy) {
        this.name = name;
        this.program = program;
        this.log = log;
        this.proxy = proxy;
    }

    Address address() {
        return proxy.address();
    }

    Address directAddress() {
        return Address.local(port);
    }

    long pid() {
        return pid;
    }

    Path log() {
        return log;
    }

    ServerState state() {
        Process current = process;
        return current == null || !current.isAlive() ? ServerState.DOWN : state;
    }

    boolean isAlive() {
        Process current = process;
        return current != null && current.isAlive();
    }

    /** Starts the program and waits until it answers. The proxy lets nobody in yet. */
    synchronized void start() {
        for (int attempt = 1; ; attempt++) {
            boolean lastPortAgain = attempt == 1 && port != 0;
            int tried = lastPortAgain ? port : FreePort.find();
            long logged = log.toFile().length();
            Process started = launch(tried);
            if (awaitAnswer(started, tried)) {
                state = ServerState.UP;
                return;
            }
            boolean silent = started.isAlive();
            terminate(started);
            if (attempt < PORTS_TRIED && ServerLog.mentionsTakenPort(log, logged)) {
                continue;
            }
            throw new EmbeddedServerException("%s did not start%s: %s (log: %s)"
                    .formatted(
                            name,
                            silent ? " in %d s".formatted(START_LIMIT.toSeconds()) : "",
                            ServerLog.reason(log, logged),
                            log));
        }
    }

    private Process launch(int chosenPort) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Process started = ChildProcesses.start(new ProcessBuilder(program.command(chosenPort))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())));
            state = ServerState.STARTING;
            port = chosenPort;
            pid = started.pid();
            process = started;
            CompletableFuture<Void> unused = started.onExit().thenRun(() -> ended(started));
            return started;
        } catch (IOException failure) {
            throw EmbeddedServerException.cannot("start " + name, failure);
        }
    }

    private boolean awaitAnswer(Process started, int chosenPort) {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (started.isAlive() && System.nanoTime() - deadline < 0) {
            if (program.answers(Address.local(chosenPort))) {
                return started.isAlive();
            }
            Pause.of(LOOK_AGAIN);
        }
        return false;
    }

    private void ended(Process which) {
        if (which.equals(process)) {
            proxy.down();
        }
    }

    /** Lets applications in. */
    void open() {
        proxy.up(directAddress());
    }

    void slow(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a delay cannot be negative: " + delay);
        }
        proxy.slow(delay);
    }

    synchronized void stop() {
        requireAlive();
        Signals.send("STOP", pid);
        state = ServerState.STOPPED;
    }

    synchronized void resume() {
        // Sent to a server that was not stopped by us too: somebody else may have, and otherwise it does no harm.
        if (isAlive()) {
            Signals.send("CONT", pid);
            state = ServerState.UP;
        }
    }

    /** SIGKILL; when this returns, connections are refused. */
    synchronized void kill() {
        Process current = process;
        if (current != null) {
            terminate(current);
        }
    }

    /** SIGKILL also to a server that is just starting, whose start then fails; does not wait for its end. */
    void abort() {
        Process current = process;
        if (current != null) {
            current.destroyForcibly();
        }
    }

    /** Asks the program to end (SIGTERM) and kills it when it does not. */
    synchronized void end() {
        Process current = process;
        if (current == null || !current.isAlive()) {
            return;
        }
        resume();
        current.destroy();
        if (!ended(current, ORDERLY_LIMIT)) {
            System.getLogger(ServerProcess.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "{0} did not end in {1} s and is killed (log: {2})",
                            name,
                            ORDERLY_LIMIT.toSeconds(),
                            log);
        }
        terminate(current);
    }

    private void terminate(Process which) {
        which.destroyForcibly();
        if (!killed(which)) {
            throw new EmbeddedServerException("%s (pid %d) survived SIGKILL".formatted(name, which.pid()));
        }
        proxy.down();
    }

    private static boolean ended(Process which, Duration limit) {
        try {
            return which.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            // The process is killed next, whatever interrupted us.
            Thread.currentThread().interrupt();
            return !which.isAlive();
        }
    }

    /** Does not hear of interruptions: who comes next must not find a server that is still dying. */
    private static boolean killed(Process which) {
        return which.onExit()
                .thenApply(ended -> true)
                .completeOnTimeout(false, KILL_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    void requireAlive() {
        if (!isAlive()) {
            throw new EmbeddedServerException(name + " is down (log: " + log + ")");
        }
    }

    @Override
    public void close() {
        try (proxy) {
            kill();
        }
    }
}
