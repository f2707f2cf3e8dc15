package dev.souk.db.idempotency;

import dev.souk.db.ErrorCode;
import dev.souk.db.ExpiredRows;
import dev.souk.db.ReadSession;
import dev.souk.db.WriteSession;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers requests by the key their caller gave them, in the service's own table {@code idempotency_key}, for 24 hours.
 *
 * <p>When the effect is one transaction, {@link #claim}, effect and {@link #answer} are all in it: a twin that comes
 * meanwhile waits for its end, then replays the answer; when the transaction is rolled back, the key is free again and the
 * twin's own. Claim first, before other rows are locked.
 *
 * <p>When it is not (a payment, say), claim in a first transaction with a reference to the durable row of the work: twins
 * find {@link Claim.Running} with it at once. The work's last transaction answers, or {@link #release}s the key.
 */
@ApplicationScoped
public class IdempotencyKeys {

    private static final String TABLE = "idempotency_key";

    /**
     * Claims or reads, in one statement that locks the row alone and from the start: reading first and locking later would
     * deadlock twins with each other. An expired row becomes a new one. {@code asked} makes the statement change the row in
     * any case, and so tell by its count whether there was one.
     *
     * <p>A twin waits 2 s: a transaction takes 50 ms, so by then something is wrong with it, and nobody should queue.
     */
    private static final String CLAIM = """
            set statement innodb_lock_wait_timeout = 2 for
            insert into idempotency_key (id, body_hash, reference, asked, expires_at)
            values (unhex(:id), unhex(:body), :reference, 1, :expires)
            on duplicate key update
                body_hash = if(expires_at <= :now, values(body_hash), body_hash),
                reference = if(expires_at <= :now, values(reference), reference),
                status = if(expires_at <= :now, null, status),
                headers = if(expires_at <= :now, null, headers),
                answer = if(expires_at <= :now, null, answer),
                asked = if(expires_at <= :now, 1, asked + 1),
                expires_at = if(expires_at <= :now, values(expires_at), expires_at)
            """;

    private static final int INSERTED = 1; // rows; 2 when there was a row and it was changed

    /** Locks what is locked already: a plain read would fix, before the work has locked its rows, what the work sees of them. */
    private static final String READ = """
            select asked, body_hash = unhex(:body), reference, status, headers, answer
            from idempotency_key
            where id = unhex(:id)
            for update
            """;

    private static final String FIND = """
            select asked, body_hash = unhex(:body), reference, status, headers, answer
            from idempotency_key
            where id = unhex(:id)
              and expires_at > :now
            """;

    private static final String ANSWER = """
            update idempotency_key
            set status = :status, headers = :headers, answer = :answer
            where id = unhex(:id)
              and status is null
            """;

    private static final String RELEASE = """
            delete from idempotency_key
            where id = unhex(:id)
              and status is null
            """;

    private final Clock clock;
    private final IdempotencyConfig config;
    private final ExpiredRows expired;

    IdempotencyKeys(Clock clock, IdempotencyConfig config, ExpiredRows expired) {
        this.clock = clock;
        this.config = config;
        this.expired = expired;
    }

    /**
     * Claims the key for an effect of this very transaction.
     *
     * @return fails with {@link IdempotencyKeyReused} when the body is not that of the first request, and with {@link
     *     IdempotencyKeyInUse} when the transaction of a twin did not end in time; roll back then
     */
    public Uni<Claim> claim(WriteSession session, IdempotencyKey key) {
        return claim(session, key, Optional.empty());
    }

    /**
     * Claims the key for work that goes beyond this transaction.
     *
     * @param reference finds the work's durable row, at most 64 characters; later twins are told it
     */
    public Uni<Claim> claim(WriteSession session, IdempotencyKey key, String reference) {
        return claim(session, key, Optional.of(reference));
    }

    /**
     * What is known of an earlier request with this key, which is not claimed by looking; never {@link Claim.Fresh}.
     *
     * @return empty when there was none; fails with {@link IdempotencyKeyReused} as {@link #claim}
     */
    public Uni<Optional<Claim>> find(ReadSession session, IdempotencyKey key) {
        return session.sql(FIND, Row.class)
                .bind("id", key.scopeHash())
                .bind("body", key.bodyHash())
                .bind("now", utc(clock.instant()))
                .one()
                .map(row -> row.map(Row::earlier));
    }

    /** Stores the answer of a claimed key. The first answer stands; one for a key that expired meanwhile is dropped. */
    public Uni<Void> answer(WriteSession session, IdempotencyKey key, StoredAnswer answer) {
        return session.sql(ANSWER)
                .bind("id", key.scopeHash())
                .bind("status", answer.status())
                .bind("headers", new JsonObject(new HashMap<>(answer.headers())).encode())
                .bind("answer", answer.body())
                .execute()
                .replaceWithVoid();
    }

    /** Lets a claimed key go: the next request with it is fresh. An answered one stays. */
    public Uni<Void> release(WriteSession session, IdempotencyKey key) {
        return session.sql(RELEASE).bind("id", key.scopeHash()).execute().replaceWithVoid();
    }

    private Uni<Claim> claim(WriteSession session, IdempotencyKey key, Optional<String> reference) {
        expired.lookAfter(TABLE, config.removeEvery());
        Instant now = clock.instant();
        return session.sql(CLAIM)
                .bind("id", key.scopeHash())
                .bind("body", key.bodyHash())
                .bind("reference", reference.orElse(null))
                .bind("now", utc(now))
                .bind("expires", utc(now.plus(config.keep())))
                .execute()
                .onFailure(IdempotencyKeys::isLate)
                .transform(twin -> new IdempotencyKeyInUse())
                .chain(rows -> found(rows, session, key));
    }

    /** A deadlock is no twin: the transaction is repeated, and then claims or finds. */
    private static boolean isLate(Throwable thrown) {
        return ErrorCode.of(thrown).orElse(0) == ErrorCode.LOCK_WAIT_TIMEOUT;
    }

    private static Uni<Claim> found(int rows, WriteSession session, IdempotencyKey key) {
        return rows == INSERTED ? Uni.createFrom().item(new Claim.Fresh()) : read(session, key);
    }

    private static Uni<Claim> read(WriteSession session, IdempotencyKey key) {
        return session.sql(READ, Row.class)
                .bind("id", key.scopeHash())
                .bind("body", key.bodyHash())
                .one()
                .map(row -> row.orElseThrow().claim());
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    @RegisterForReflection
    record Row(
            int asked,
            boolean sameBody,
            @Nullable String reference,
            @Nullable Integer status,
            @Nullable String headers,
            @Nullable String answer) {

        Claim claim() {
            return asked == 1 ? new Claim.Fresh() : earlier();
        }

        Claim earlier() {
            if (!sameBody) {
                throw new IdempotencyKeyReused();
            }
            if (status == null || headers == null || answer == null) {
                return new Claim.Running(Optional.ofNullable(reference));
            }
            Map<String, String> named = new HashMap<>();
            new JsonObject(headers).forEach(header -> named.put(header.getKey(), (String) header.getValue()));
            return new Claim.Answered(new StoredAnswer(status, named, answer));
        }
    }
}
