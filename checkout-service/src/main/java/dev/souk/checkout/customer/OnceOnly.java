package dev.souk.checkout.customer;

import dev.souk.db.Database;
import dev.souk.db.WriteSession;
import dev.souk.db.idempotency.Claim;
import dev.souk.db.idempotency.IdempotencyKey;
import dev.souk.db.idempotency.IdempotencyKeyInUse;
import dev.souk.db.idempotency.IdempotencyKeys;
import dev.souk.db.idempotency.StoredAnswer;
import dev.souk.web.IdempotencyHeader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Runs a transaction whose answer is kept with its effect: with the same key the same answer comes again. */
@ApplicationScoped
class OnceOnly {

    private final Database database;
    private final IdempotencyKeys keys;

    OnceOnly(Database database, IdempotencyKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /** Without a key, each request is one of its own. What {@code work} fails with is not kept. */
    Uni<StoredAnswer> run(Optional<IdempotencyKey> key, Function<WriteSession, Uni<StoredAnswer>> work) {
        return database.write(session -> key.isPresent() ? claimed(session, key.get(), work) : work.apply(session));
    }

    private Uni<StoredAnswer> claimed(
            WriteSession session, IdempotencyKey key, Function<WriteSession, Uni<StoredAnswer>> work) {
        return keys.claim(session, key).chain((Claim claim) -> switch (claim) {
            case Claim.Fresh fresh -> work.apply(session).call(answer -> keys.answer(session, key, answer));
            case Claim.Answered answered -> Uni.createFrom().item(replayed(answered.answer()));
            case Claim.Running running -> Uni.createFrom().failure(new IdempotencyKeyInUse());
        });
    }

    private static StoredAnswer replayed(StoredAnswer answer) {
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.put(IdempotencyHeader.REPLAYED, "true");
        return new StoredAnswer(answer.status(), headers, answer.body());
    }
}
