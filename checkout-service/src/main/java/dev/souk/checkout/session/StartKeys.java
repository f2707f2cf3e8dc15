package dev.souk.checkout.session;

import dev.souk.db.ReadSession;
import dev.souk.db.WriteSession;
import dev.souk.db.idempotency.Claim;
import dev.souk.db.idempotency.IdempotencyKey;
import dev.souk.db.idempotency.IdempotencyKeyInUse;
import dev.souk.db.idempotency.IdempotencyKeys;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Remembers which session was answered to which key, and whether it was new then. */
@Singleton
final class StartKeys {

    private static final String CREATED = "created:";
    private static final String OPEN = "open:";

    private final IdempotencyKeys keys;

    StartKeys(IdempotencyKeys keys) {
        this.keys = keys;
    }

    /** In the transaction that creates the session. Fails with {@link StartedBefore} when the key was answered before. */
    Uni<Void> created(WriteSession session, Optional<IdempotencyKey> key, CheckoutSession fresh) {
        return claim(session, key, CREATED + fresh.publicId());
    }

    /** The key is answered with a session that is open already; fails as {@link #created}. */
    Uni<Void> open(WriteSession session, Optional<IdempotencyKey> key, CheckoutSession open) {
        return claim(session, key, OPEN + open.publicId());
    }

    /** Fails with {@link StartedBefore} when the key was answered before. */
    Uni<Void> requireFresh(ReadSession session, IdempotencyKey key) {
        return keys.find(session, key)
                .invoke(found -> found.ifPresent(StartKeys::requireFresh))
                .replaceWithVoid();
    }

    static String sessionOf(String reference) {
        return reference.substring(reference.indexOf(':') + 1);
    }

    static Started replay(String reference, CheckoutView session) {
        return new Started.Replayed(
                reference.startsWith(CREATED) ? new Started.Created(session) : new Started.Open(session));
    }

    private Uni<Void> claim(WriteSession session, Optional<IdempotencyKey> key, String reference) {
        return key.isEmpty()
                ? Uni.createFrom().voidItem()
                : keys.claim(session, key.get(), reference)
                        .invoke(StartKeys::requireFresh)
                        .replaceWithVoid();
    }

    private static void requireFresh(Claim claim) {
        switch (claim) {
            case Claim.Fresh fresh -> {}
            case Claim.Running running ->
                throw new StartedBefore(running.reference().orElseThrow(IdempotencyKeyInUse::new));
            case Claim.Answered answered -> throw new IllegalStateException("Sessions are referred to, not stored");
        }
    }
}
