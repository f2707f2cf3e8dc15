package dev.souk.db.backfill;

import dev.souk.db.DatabaseUnavailable;
import dev.souk.db.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;

/** The command {@code backfill [NAME] [--again]} of a service. */
@ApplicationScoped
public class BackfillCommand {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int UNKNOWN = 2;

    private final Backfills backfills;

    BackfillCommand(Backfills backfills) {
        this.backfills = backfills;
    }

    /**
     * Lists the backfills of this service and how far they are. Must not be called on an event loop.
     *
     * @return the exit code of the command: 0 done, 1 failed
     */
    public int list(PrintStream out, PrintStream err) {
        if (backfills.names().isEmpty()) {
            out.println("none");
            return DONE;
        }
        try {
            backfills.states().await().indefinitely().forEach(out::println);
            return DONE;
        } catch (RuntimeException e) {
            err.println("The progress of backfills cannot be read: " + reason(e));
            return FAILED;
        }
    }

    /**
     * Runs one to its end, which each step bounds and not the run: it may take hours. Must not be called on an event loop.
     *
     * @param again whether it begins at the first row once more
     * @return the exit code of the command: 0 done, 1 failed, 2 there is none of that name
     */
    public int run(String name, boolean again, PrintStream out, PrintStream err) {
        if (!backfills.names().contains(name)) {
            err.printf("There is no backfill \"%s\". There is: %s%n", name, namesOrNone());
            return UNKNOWN;
        }
        try {
            backfills.run(name, again, out::println).await().indefinitely();
            return DONE;
        } catch (RuntimeException e) {
            err.printf(
                    "%s stopped: %s. What it did stays done; run it again and it goes on from there.%n",
                    name, reason(e));
            return FAILED;
        }
    }

    private String namesOrNone() {
        return backfills.names().isEmpty() ? "none" : String.join(", ", backfills.names());
    }

    /** Its own words where somebody chose them for whoever runs this. */
    private static String reason(RuntimeException thrown) {
        boolean chosen = thrown instanceof BackfillStopped || thrown instanceof DatabaseUnavailable;
        return chosen ? String.valueOf(thrown.getMessage()) : Reason.of(thrown);
    }
}
