package dev.souk.db;

import dev.souk.db.position.Gtid;
import dev.souk.db.position.Mark;
import dev.souk.db.position.WritePosition;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where a commit is, on the connection that made it. Two places count: its own, below which no other primary may
 * be; and the end of the log, which also covers what was there already, when the write found nothing to change or an answer
 * is given a second time.
 */
@Singleton
final class CommitPosition {

    private static final Logger log = Logger.getLogger(CommitPosition.class);

    private static final String WHERE = """
            select @@last_gtid, @@global.gtid_binlog_pos, @@gtid_domain_id,
                (select epoch from database_heartbeat where id = 1)
            """;

    /** The commit is done; a primary that falls silent after it must not make it look undone. */
    private static final Duration TIMEOUT = Duration.ofMillis(200);

    private final PositionPolls polls;
    private final Succession succession;
    private final Fence fence;
    private final String scope;

    CommitPosition(PositionPolls polls, Succession succession, Fence fence, DatabaseConfig config) {
        this.polls = polls;
        this.succession = succession;
        this.fence = fence;
        this.scope = config.name();
    }

    /** What the connection answers. */
    @RegisterForReflection
    record Place(@Nullable String own, @Nullable String log, long domain, long epoch) {

        private Optional<Mark> commit() {
            return mark(own);
        }

        private Mark end() {
            return mark(log).orElseGet(() -> new Mark(epoch, 0));
        }

        private Optional<Mark> mark(@Nullable String position) {
            return Gtid.sequence(position, domain).stream()
                    .mapToObj(sequence -> new Mark(epoch, sequence))
                    .findFirst();
        }
    }

    /**
     * Learns it for the fence, and for the request that wrote. Where the connection does not tell, the primary is asked over another
     * one, and where that does not either, the position is the end of its epoch. It never fails.
     */
    Uni<Void> learn(Node primary, WriteSession session, Home home) {
        RequestPosition request = RequestPosition.of(home);
        return Uni.createFrom()
                .deferred(() -> session.sql(WHERE, Place.class).one())
                .map(Optional::orElseThrow)
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .invoke(place -> place.commit().ifPresent(fence::acknowledged))
                .map(Place::end)
                .onFailure()
                .invoke(lost -> log.debugf("%s did not say where a commit is: %s", primary, Reason.of(lost)))
                .onFailure()
                .recoverWithUni(lost -> request == null ? Uni.createFrom().nullItem() : asked(primary))
                .emitOn(home)
                .invoke(mark -> {
                    if (request != null) {
                        request.join(WritePosition.own(scope, mark));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Mark> asked(Node primary) {
        return polls.ask(primary)
                .map(reading -> Optional.ofNullable(reading.mark()).orElseThrow())
                .onFailure()
                .recoverWithItem(lost -> Mark.endOf(succession.epoch()));
    }
}
