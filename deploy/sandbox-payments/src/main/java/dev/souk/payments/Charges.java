package dev.souk.payments;

import java.net.URI;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Charges, refunds and what their owners are asked; each change is one transaction together with its events. */
final class Charges {

    /** Then nobody is looking at the page any more. */
    private static final Duration CHALLENGE = Duration.ofMinutes(15);

    private static final int ID_BYTES = 16;

    private static final String COLUMNS = """
            select id, idempotency_key, reference, amount, currency, refunded, status, decline_code, challenge,
                   return_url, created_at, body_hash, seq
            from charge
            """;

    private final Ledger ledger;
    private final Events events;
    private final Clock clock;
    private final URI origin;
    private final SecureRandom random = new SecureRandom();

    /** The charge of a key, and whether this request made it. */
    record Charged(Charge charge, boolean isNew) {}

    /** The refund of a key, and whether this request made it. */
    record Refunded(Refund refund, boolean isNew) {}

    Charges(Ledger ledger, Events events, Clock clock, URI origin) {
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
        this.origin = origin;
    }

    /** Charges once for a key, however often and however concurrently it is asked. */
    Charged charge(IdempotencyKey key, NewCharge asked) {
        return ledger.write(connection -> {
            Optional<Row> earlier = one(connection, COLUMNS + "where idempotency_key = ?", key.key());
            if (earlier.isPresent()) {
                return new Charged(same(earlier.get(), key), false);
            }
            requireNotAbandoned(connection, key.key());
            Charge charge = insert(connection, key, asked);
            events.add(connection, charge);
            return new Charged(charge, true);
        });
    }

    Optional<Charge> find(String id) {
        return ledger.read(connection -> one(connection, COLUMNS + "where id = ?", id))
                .map(Row::charge);
    }

    Optional<Charge> ofKey(String idempotencyKey) {
        return ledger.read(connection -> one(connection, COLUMNS + "where idempotency_key = ?", idempotencyKey))
                .map(Row::charge);
    }

    /** The charge of a key. If there is none, there never will be: a request that is still on its way is refused. */
    Optional<Charge> abandon(String idempotencyKey) {
        return ledger.write(connection -> {
            Optional<Row> earlier = one(connection, COLUMNS + "where idempotency_key = ?", idempotencyKey);
            if (earlier.isEmpty()) {
                change(connection, "insert or ignore into abandoned (idempotency_key) values (?)", idempotencyKey);
            }
            return earlier.map(Row::charge);
        });
    }

    Optional<Challenge> challenge(String token) {
        return ledger.read(connection -> one(connection, COLUMNS + "where challenge = ?", token))
                .map(row -> new Challenge(row.charge(), row.returnUrl()));
    }

    /** The owner's answer. A charge that is settled stays as it is. */
    Optional<Challenge> settle(String token, boolean agreed) {
        Verdict verdict = agreed ? Verdict.SUCCEEDED : Verdict.declined("challenge_failed");
        return ledger.write(connection -> {
            Optional<Row> found = one(connection, COLUMNS + "where challenge = ?", token);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Charge settled = settle(connection, found.get().charge(), verdict);
            return Optional.of(new Challenge(settled, found.get().returnUrl()));
        });
    }

    /** Takes back what waits for its owner; a charge that is settled stays as it is. */
    Optional<Charge> cancel(String id) {
        return ledger.write(connection -> {
            Optional<Row> found = one(connection, COLUMNS + "where id = ?", id);
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(settle(connection, found.get().charge(), Verdict.CANCELED));
        });
    }

    /** Cancels what its owner has left unanswered for too long; in the same way as anybody may. */
    void cancelUnanswered() {
        ledger.<List<Charge>>read(connection -> unanswered(connection)).forEach(charge -> cancel(charge.id()));
    }

    /** Gives money back once for a key. */
    Refunded refund(String id, IdempotencyKey key, long amount) {
        return ledger.write(connection -> {
            Charge charge = one(connection, COLUMNS + "where id = ?", id)
                    .map(Row::charge)
                    .orElseThrow(() -> Problem.notFound("There is no such charge."));
            Optional<Refunded> earlier = earlierRefund(connection, id, key);
            if (earlier.isPresent()) {
                return earlier.get();
            }
            return new Refunded(refund(connection, charge, key, amount), true);
        });
    }

    /** All that was written after {@code seq}, in order. */
    List<LedgerEntry> entries(long seq, int limit) {
        return ledger.read(connection -> {
            List<LedgerEntry> entries = new ArrayList<>();
            for (Row row : many(connection, COLUMNS + "where seq > ? order by seq limit ?", seq, limit)) {
                entries.add(LedgerEntry.of(row.seq(), row.charge()));
            }
            entries.addAll(refunds(connection, seq, limit));
            entries.sort((one, other) -> Long.compare(one.seq(), other.seq()));
            return List.copyOf(entries.subList(0, Math.min(limit, entries.size())));
        });
    }

    private Charge same(Row earlier, IdempotencyKey key) {
        if (!earlier.bodyHash().equals(key.bodyHash())) {
            throw Problem.keyReused();
        }
        return earlier.charge();
    }

    private static void requireNotAbandoned(Connection connection, String key) throws SQLException {
        String query = "select 1 from abandoned where idempotency_key = ?";
        try (PreparedStatement statement = prepared(connection, query, key);
                ResultSet rows = statement.executeQuery()) {
            if (rows.next()) {
                throw Problem.of(409, "abandoned", "This key was abandoned; charge with another one.");
            }
        }
    }

    private Charge insert(Connection connection, IdempotencyKey key, NewCharge asked) throws SQLException {
        Instant now = clock.instant();
        Verdict verdict = Card.of(asked.card()).verdict();
        String token = verdict.status() == ChargeStatus.REQUIRES_ACTION ? randomId("") : null;
        Charge charge = new Charge(
                randomId("ch_"),
                key.key(),
                asked.reference(),
                asked.amount(),
                asked.currency(),
                0,
                verdict.status(),
                verdict.declineCode(),
                continueUrl(verdict.status(), token),
                now.toString());
        change(
                connection,
                """
                insert into charge (seq, id, idempotency_key, body_hash, reference, amount, currency, card_ending,
                                    status, decline_code, challenge, challenge_ends, return_url, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                newEntry(connection, now),
                charge.id(),
                key.key(),
                key.bodyHash(),
                charge.reference(),
                charge.amount(),
                charge.currency(),
                asked.card().substring(asked.card().length() - 4),
                charge.status().word(),
                charge.declineCode(),
                token,
                token == null ? null : now.plus(CHALLENGE).toEpochMilli(),
                asked.returnUrl(),
                charge.createdAt());
        return charge;
    }

    private Charge settle(Connection connection, Charge charge, Verdict verdict) throws SQLException {
        if (charge.status() != ChargeStatus.REQUIRES_ACTION) {
            return charge;
        }
        change(
                connection,
                "update charge set status = ?, decline_code = ? where id = ?",
                verdict.status().word(),
                verdict.declineCode(),
                charge.id());
        Charge settled = reread(connection, charge);
        events.add(connection, settled);
        return settled;
    }

    private Refund refund(Connection connection, Charge charge, IdempotencyKey key, long amount) throws SQLException {
        if (charge.status() != ChargeStatus.SUCCEEDED) {
            throw Problem.of(409, "charge-not-succeeded", "Only a charge that succeeded can be given back.");
        }
        if (amount > charge.amount() - charge.refunded()) {
            throw Problem.invalid(List.of(new Problem.FieldError(
                    "/amount",
                    "must be at most what is left of the charge: " + (charge.amount() - charge.refunded()))));
        }
        Instant now = clock.instant();
        Refund refund = new Refund(randomId("re_"), charge.id(), amount, now.toString());
        change(
                connection,
                """
                insert into refund (seq, id, charge, idempotency_key, body_hash, amount, created_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                newEntry(connection, now),
                refund.id(),
                charge.id(),
                key.key(),
                key.bodyHash(),
                amount,
                refund.createdAt());
        change(connection, "update charge set refunded = refunded + ? where id = ?", amount, charge.id());
        events.addRefund(connection, reread(connection, charge));
        return refund;
    }

    private Optional<Refunded> earlierRefund(Connection connection, String charge, IdempotencyKey key)
            throws SQLException {
        String query = """
                select id, charge, amount, created_at, body_hash from refund where charge = ? and idempotency_key = ?
                """;
        try (PreparedStatement statement = prepared(connection, query, charge, key.key());
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                return Optional.empty();
            }
            if (!rows.getString("body_hash").equals(key.bodyHash())) {
                throw Problem.keyReused();
            }
            return Optional.of(new Refunded(refund(rows), false));
        }
    }

    private static List<LedgerEntry> refunds(Connection connection, long seq, int limit) throws SQLException {
        String query = "select seq, id, charge, amount, created_at from refund where seq > ? order by seq limit ?";
        List<LedgerEntry> entries = new ArrayList<>();
        try (PreparedStatement statement = prepared(connection, query, seq, limit);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                entries.add(LedgerEntry.of(rows.getLong("seq"), refund(rows)));
            }
        }
        return entries;
    }

    private static Refund refund(ResultSet row) throws SQLException {
        return new Refund(
                row.getString("id"), row.getString("charge"), row.getLong("amount"), row.getString("created_at"));
    }

    private List<Charge> unanswered(Connection connection) throws SQLException {
        return many(connection, COLUMNS + "where status = 'requires_action' and challenge_ends <= ?", clock.millis())
                .stream()
                .map(Row::charge)
                .toList();
    }

    private Charge reread(Connection connection, Charge charge) throws SQLException {
        return one(connection, COLUMNS + "where id = ?", charge.id())
                .map(Row::charge)
                .orElseThrow();
    }

    private Optional<Row> one(Connection connection, String query, String value) throws SQLException {
        return many(connection, query, value).stream().findFirst();
    }

    private List<Row> many(Connection connection, String query, Object... values) throws SQLException {
        List<Row> result = new ArrayList<>();
        try (PreparedStatement statement = prepared(connection, query, values);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                result.add(row(rows));
            }
        }
        return result;
    }

    /** A line of the table, with what callers do not see. */
    private record Row(
            long seq,
            Charge charge,
            String bodyHash,
            @Nullable String returnUrl) {}

    private Row row(ResultSet row) throws SQLException {
        ChargeStatus status = ChargeStatus.of(row.getString("status"));
        Charge charge = new Charge(
                row.getString("id"),
                row.getString("idempotency_key"),
                row.getString("reference"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getLong("refunded"),
                status,
                row.getString("decline_code"),
                continueUrl(status, row.getString("challenge")),
                row.getString("created_at"));
        return new Row(row.getLong("seq"), charge, row.getString("body_hash"), row.getString("return_url"));
    }

    private @Nullable String continueUrl(ChargeStatus status, @Nullable String token) {
        return status == ChargeStatus.REQUIRES_ACTION
                ? origin.resolve("/challenges/" + token).toString()
                : null;
    }

    private static long newEntry(Connection connection, Instant now) throws SQLException {
        String insert = "insert into entry (written_at) values (?) returning seq";
        try (PreparedStatement statement = prepared(connection, insert, now.toString());
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void change(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            statement.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private String randomId(String prefix) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes);
    }
}
