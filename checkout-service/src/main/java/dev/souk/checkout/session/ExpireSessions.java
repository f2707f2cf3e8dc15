package dev.souk.checkout.session;

import dev.souk.checkout.Repeat;
import dev.souk.db.Database;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;

/** Puts away sessions whose time is over. */
@ApplicationScoped
public class ExpireSessions {

    private final Database database;
    private final SessionRows rows;
    private final EndSession endSession;
    private final Clock clock;
    private final SessionConfig config;

    ExpireSessions(Database database, SessionRows rows, EndSession endSession, Clock clock, SessionConfig config) {
        this.database = database;
        this.rows = rows;
        this.endSession = endSession;
        this.clock = clock;
        this.config = config;
    }

    void begin(@Observes StartupEvent start, Repeat repeat) {
        repeat.every(config.expireEvery(), "Putting away expired sessions", this::run);
    }

    /** Puts away a batch of them; several pods may do so side by side. Gives how many. */
    public Uni<Integer> run() {
        return database.write(session ->
                        rows.overdue(session, clock.instant()).call(overdue -> endSession.expire(session, overdue)))
                .map(List::size);
    }
}
