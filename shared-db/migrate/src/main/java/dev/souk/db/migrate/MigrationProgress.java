package dev.souk.db.migrate;

import java.io.PrintStream;
import java.time.Duration;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Says which file is under way: one may take an hour. */
final class MigrationProgress implements Callback {

    private final PrintStream out;
    private long began;

    MigrationProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        String file = FileName.of(context.getMigrationInfo());
        if (event == Event.BEFORE_EACH_MIGRATE) {
            began = System.nanoTime();
            out.printf("Applying %s%n", file);
        } else {
            out.printf(
                    "Applied %s in %d ms%n",
                    file, Duration.ofNanos(System.nanoTime() - began).toMillis());
        }
    }

    @Override
    public String getCallbackName() {
        return "progress";
    }
}
