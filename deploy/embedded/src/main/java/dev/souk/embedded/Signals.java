package dev.souk.embedded;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Signals that Java has no method for, sent by the shell's own kill. */
final class Signals {

    private static final long LIMIT_SECONDS = 10;

    private Signals() {}

    static void send(String signal, long pid) {
        try {
            Process shell = new ProcessBuilder("/bin/sh", "-c", "kill -$1 $2", "souk", signal, Long.toString(pid))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!shell.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || shell.exitValue() != 0) {
                throw new EmbeddedServerException("cannot send SIG%s to process %d".formatted(signal, pid));
            }
        } catch (IOException failure) {
            throw new EmbeddedServerException("cannot send SIG%s to process %d".formatted(signal, pid), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while sending SIG" + signal, interrupted);
        }
    }
}
