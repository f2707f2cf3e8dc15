package dev.souk.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts processes that never outlive this JVM, not even when it ends by {@code kill -9}, and that a Ctrl-C in its
 * terminal does not reach: the JVM decides in which order they stop.
 */
public final class ChildProcesses {

    /**
     * Puts a program into a session of its own, so that signals of the terminal pass it by. macOS has no setsid but
     * perl; with neither the program at least begins with SIGINT ignored. The process id stays the same throughout.
     */
    static final String DETACH = """
            detach() {
              if command -v setsid >/dev/null 2>&1; then exec setsid "$@"
              elif command -v perl >/dev/null 2>&1; then exec perl -e 'setpgrp(0, 0); exec { $ARGV[0] } @ARGV' "$@"
              else trap '' INT; exec "$@"
              fi
            }
            """;

    /**
     * The child waits until the watchdog knows it. If this JVM dies before that, the read sees the end of the pipe and
     * the program never begins: there is no moment in which a child could be left behind.
     */
    private static final String AFTER_WORD_GIVEN = DETACH + "read -r word || exit 1\ndetach \"$@\" </dev/null\n";

    private static final Watchdog WATCHDOG = new Watchdog();

    private ChildProcesses() {}

    /**
     * Starts {@code builder}'s command as a protected child. Its standard input is empty; output goes where the builder
     * says. The process' pid is the command's own.
     *
     * @throws IOException when it cannot be started
     */
    public static Process start(ProcessBuilder builder) throws IOException {
        Process process = launch(builder);
        try {
            WATCHDOG.guard(process);
            try (OutputStream input = process.getOutputStream()) {
                input.write("go\n".getBytes(StandardCharsets.US_ASCII));
            }
            return process;
        } catch (IOException failure) {
            process.destroyForcibly();
            throw failure;
        }
    }

    private static Process launch(ProcessBuilder builder) throws IOException {
        List<String> command = builder.command();
        List<String> guarded = new ArrayList<>(List.of("/bin/sh", "-c", AFTER_WORD_GIVEN, "souk"));
        guarded.addAll(command);
        try {
            return builder.command(guarded)
                    .redirectInput(ProcessBuilder.Redirect.PIPE)
                    .start();
        } finally {
            builder.command(command);
        }
    }
}
