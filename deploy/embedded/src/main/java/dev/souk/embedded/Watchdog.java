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

    synchronized void guard(Process process) throws IOException {
        long pid = process.pid();
        guarded.add(pid);
        if (shell == null || !shell.isAlive()) {
            shell = launch();
            for (long known : guarded) {
                tell(shell, "guard " + known);
            }
        } else {
            tell(shell, "guard " + pid);
        }
        CompletableFuture<Void> unused = process.onExit().thenRun(() -> forget(pid));
    }

    private synchronized void forget(long pid) {
        guarded.remove(pid);
        if (shell == null) {
            return;
        }
        try {
            tell(shell, "forget " + pid);
        } catch (IOException gone) {
            // Somebody killed the shell. The next child gets a new one that is told of all that are alive.
            shell = null;
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

    private static void tell(Process shell, String line) throws IOException {
        OutputStream pipe = shell.getOutputStream();
        pipe.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        pipe.flush();
    }
}
