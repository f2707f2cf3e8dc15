package dev.souk.db.idempotency;

import dev.souk.db.Database;
import dev.souk.db.WriteSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Runs a transaction whose answer is kept with its effect: with the same key the same answer comes again. */
@ApplicationScoped
public class OnceOnly {

    /** The header that says {@code true} with an answer that was given before. */
    public static final String REPLAYED = "Idempotent-Replayed";

    private final Database database;
    private final IdempotencyKeys keys;

    OnceOnly(Database database, IdempotencyKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /** Without a key, each request is one of its own. What {@code work} fails with is not kept. */
    public Uni<StoredAnswer> run(Optional<IdempotencyKey> key, Function<WriteSession, Uni<StoredAnswer>> work) {
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
        headers.put(REPLAYED, "true");
        return new StoredAnswer(answer.status(), headers, answer.body());
    }
}
