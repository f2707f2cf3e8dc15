package dev.souk.checkout;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** All that is logged until it is closed. */
public final class LogLines extends Handler {

    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    private final Formatter format = new PatternFormatter("%s%e");

    public static LogLines listen() {
        LogLines lines = new LogLines();
        Logger.getLogger("").addHandler(lines);
        return lines;
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(format.format(entry));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }

    public String text() {
        return String.join("\n", lines);
    }
}
