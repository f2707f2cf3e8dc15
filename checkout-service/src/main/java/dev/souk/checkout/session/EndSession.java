package dev.souk.checkout.session;

import dev.souk.checkout.session.SessionRows.Overdue;
import dev.souk.db.WriteSession;
import dev.souk.db.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Ends sessions without an order, and sees to it that their stock is given back. */
@Singleton
final class EndSession {

    private final SessionRows rows;
    private final Outbox outbox;

    EndSession(SessionRows rows, Outbox outbox) {
        this.rows = rows;
        this.outbox = outbox;
    }

    /** Fails with {@link SessionChanged} when it is not as it was seen any more. */
    Uni<Void> end(WriteSession session, CheckoutSession seen, SessionState state) {
        return rows.close(session, seen, state)
                .chain(() -> outbox.add(
                        session, SessionOver.TOPIC, seen.reservation(), new SessionOver(seen.reservation())));
    }

    /** Gives back what may have been set aside for one that never came to be. */
    Uni<Void> neverBegan(WriteSession session, String reservation) {
        return outbox.add(session, SessionOver.TOPIC, reservation, new SessionOver(reservation));
    }

    /** Those whose time is over, locked before. */
    Uni<Void> expire(WriteSession session, List<Overdue> overdue) {
        if (overdue.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<SessionOver> over = overdue.stream()
                .map(expired -> new SessionOver(expired.reservation()))
                .toList();
        return rows.expire(session, overdue.stream().map(Overdue::id).toList())
                .chain(() -> outbox.addAll(session, SessionOver.TOPIC, over, SessionOver::reservation));
    }
}
