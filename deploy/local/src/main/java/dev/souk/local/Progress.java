package dev.souk.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says what is going on, each line with the time since the verb began. */
public final class Progress {

    private static final String BACK_AND_CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private final long beganAt = System.nanoTime();
    private boolean passing;

    private Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    public static Progress onStandardOutput() {
        return new Progress(System.out, Boolean.getBoolean("souk.terminal"));
    }

    /** Where standard output is for what was asked for. */
    public static Progress onStandardError() {
        return new Progress(System.err, Boolean.getBoolean("souk.terminal"));
    }

    /** A line that stays. */
    public synchronized void say(String line) {
        clear();
        out.println(timed(line));
        out.flush();
    }

    /** A line that the next one replaces; shown on a terminal only. */
    public synchronized void passing(String line) {
        if (terminal) {
            clear();
            out.print(timed(line));
            out.flush();
            passing = true;
        }
    }

    /** Text as it is, without a time. */
    public synchronized void print(String text) {
        clear();
        out.println(text);
        out.flush();
    }

    private void clear() {
        if (passing) {
            out.print(BACK_AND_CLEAR);
            passing = false;
        }
    }

    private String timed(String line) {
        double seconds = Duration.ofNanos(System.nanoTime() - beganAt).toMillis() / 1000.0;
        return String.format(Locale.ROOT, "%7.1f s  %s", seconds, line);
    }
}
