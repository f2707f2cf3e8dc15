package dev.souk.db.sample;

import dev.souk.db.Database;
import dev.souk.db.WriteSession;
import dev.souk.db.idempotency.Claim;
import dev.souk.db.idempotency.IdempotencyKey;
import dev.souk.db.idempotency.IdempotencyKeyInUse;
import dev.souk.db.idempotency.IdempotencyKeys;
import dev.souk.db.idempotency.StoredAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

@ApplicationScoped
public class AskedNotes {

    private final Database database;
    private final IdempotencyKeys keys;

    AskedNotes(Database database, IdempotencyKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    public Uni<StoredAnswer> add(IdempotencyKey key, long id, String text) {
        return database.write(session -> keys.claim(session, key).chain(claim -> switch (claim) {
            case Claim.Fresh fresh -> insert(session, key, id, text);
            case Claim.Answered answered -> Uni.createFrom().item(answered.answer());
            case Claim.Running running -> Uni.createFrom().failure(new IdempotencyKeyInUse());
        }));
    }

    private Uni<StoredAnswer> insert(WriteSession session, IdempotencyKey key, long id, String text) {
        StoredAnswer created = new StoredAnswer(201, Map.of("Location", "/notes/" + id), text);
        return session.insert(new Note(id, text))
                .chain(() -> keys.answer(session, key, created))
                .replaceWith(created);
    }
}
