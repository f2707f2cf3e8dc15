package dev.souk.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A shell that holds the reading end of a pipe whose writing end only this JVM has. When the JVM ends, however it does,
 * the pipe ends, and the shell kills every process it was told of and not told to forget.
 *
 * <p>It runs while there is somebody to guard. If somebody kills it, another one takes over.
 */
final class Watchdog {

    private static final String UNTIL_THE_PIPE_ENDS = """
            trap '' INT TERM HUP QUIT
            pids=
            while read -r verb pid; do
              case $verb in
                guard) pids="$pids $pid" ;;
                forget)
                  rest=
                  for other in $pids; do [ "$other" = "$pid" ] || rest="$rest $other"; done
                  pids=$rest ;;
              esac
            done
            for pid in $pids; do kill -9 "$pid"; done
            """;

    private final Set<Long> guarded = new LinkedHashSet<>();
    private @Nullable Process shell;

    /** From now on {@code process} dies with this JVM. */
    synchronized void guard(Process process) throws IOException {
        long pid = process.pid();
        guarded.add(pid);
        if (shell == null) {
            takeOver();
        } else {
            tellIfAlive(shell, "guard " + pid);
        }
        CompletableFuture<Void> unused = process.onExit().thenRun(() -> forget(pid));
    }

    private void takeOver() throws IOException {
        Process next = launch();
        shell = next;
        for (long pid : guarded) {
            tell(next, "guard " + pid);
        }
        CompletableFuture<Void> unused = next.onExit().thenRun(() -> replace(next));
    }

    /** What was written to a shell that is just being killed is lost: its successor is told of everybody again. */
    private synchronized void replace(Process ended) {
        if (!ended.equals(shell)) {
            return;
        }
        shell = null;
        try {
            takeOver();
        } catch (IOException failure) {
            System.getLogger(Watchdog.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "processes " + guarded + " would outlive this one: their watchdog is dead",
                            failure);
        }
    }

    private synchronized void forget(long pid) {
        guarded.remove(pid);
        Process told = shell;
        if (told == null) {
            return;
        }
        tellIfAlive(told, "forget " + pid);
        if (guarded.isEmpty()) {
            shell = null;
            told.destroyForcibly();
        }
    }

    private static Process launch() throws IOException {
        return new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        ChildProcesses.DETACH + "detach /bin/sh -c \"$1\" souk-watchdog",
                        "souk-watchdog",
                        UNTIL_THE_PIPE_ENDS)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void tellIfAlive(Process shell, String line) {
        try {
            tell(shell, line);
        } catch (IOException killed) {
            System.getLogger(Watchdog.class.getName())
                    .log(System.Logger.Level.DEBUG, "the watchdog was killed, its successor will be told", killed);
        }
    }

    private static void tell(Process shell, String line) throws IOException {
        OutputStream pipe = shell.getOutputStream();
        pipe.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        pipe.flush();
    }
}
