package dev.souk.db;

import dev.souk.db.position.Mark;
import dev.souk.db.position.WritePosition;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says what the reads of a request ask of a node. */
final class Demands {

    private final String scope;
    private final Duration maxLag;

    /** @param scope the schema that is read */
    Demands(String scope, Duration maxLag) {
        this.scope = scope;
        this.maxLag = maxLag;
    }

    Demand of(ReadKind kind, @Nullable RequestPosition request) {
        WritePosition position = position(request);
        return new Demand(kind, position.own(scope), position.seen(scope), maxLag, false);
    }

    Demand ofOwn(@Nullable RequestPosition request) {
        return of(position(request).own(scope) == null ? ReadKind.ON_PRIMARY : ReadKind.ANYWHERE, request);
    }

    Demand of(Freshness freshness, @Nullable RequestPosition request) {
        WritePosition position = position(request);
        Mark after = Mark.later(freshness.after().own(scope), freshness.after().seen(scope));
        Mark own = Mark.later(position.own(scope), after); // what must be there, as the visitor's own must
        Duration age = freshness.atMost();
        return new Demand(
                ReadKind.ANYWHERE, own, position.seen(scope), Objects.requireNonNullElse(age, maxLag), age != null);
    }

    private static WritePosition position(@Nullable RequestPosition request) {
        return request == null ? WritePosition.none() : request.position();
    }
}
