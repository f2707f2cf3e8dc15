package dev.souk.payments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** What the webhook's receiver has to hear, kept beside the charges until it has heard it. */
final class Events {

    /** While the caller's request tells an event itself, the courier leaves it alone that long. */
    private static final Duration TOLD_BY_REQUEST = Duration.ofSeconds(10);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** With pauses of a minute that is two hours; who was away for longer asks by itself. */
    static final int MOST_ATTEMPTS = 120;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Ledger ledger;
    private final Clock clock;
    private final FaultSwitch faults;
    private final boolean wanted;

    /** One event that is to be told. */
    record Event(String id, String body, int attempts) {}

    private record Body(String id, String type, Charge charge) {}

    /** @param wanted whether there is anybody to tell */
    Events(Ledger ledger, Clock clock, FaultSwitch faults, boolean wanted) {
        this.ledger = ledger;
        this.clock = clock;
        this.faults = faults;
        this.wanted = wanted;
    }

    /** Tells of the status of {@code charge}, which is new. */
    void add(Connection connection, Charge charge) throws SQLException {
        if (charge.status() != ChargeStatus.REQUIRES_ACTION) {
            add(connection, "charge." + charge.status().word(), charge);
        }
    }

    void addRefund(Connection connection, Charge charge) throws SQLException {
        add(connection, "charge.refunded", charge);
    }

    private void add(Connection connection, String type, Charge charge) throws SQLException {
        Faults.WebhookFaults fault = faults.faults().webhooks();
        if (!wanted || fault.times() == 0) {
            return;
        }
        String id = "evt_" + UUID.randomUUID();
        long late = fault.beforeAnswer() ? TOLD_BY_REQUEST.toMillis() : fault.delayMillis();
        try (PreparedStatement statement =
                connection.prepareStatement("insert into event (id, charge, body, due) values (?, ?, ?, ?)")) {
            statement.setString(1, id);
            statement.setString(2, charge.id());
            statement.setString(3, json(new Body(id, type, charge)));
            statement.setLong(4, clock.millis() + late);
            statement.executeUpdate();
        }
    }

    List<Event> due(int limit) {
        return select(
                "select id, body, attempts from event where due <= ? order by due limit ?", clock.millis(), limit);
    }

    List<Event> of(String charge) {
        return select("select id, body, attempts from event where charge = ? limit ?", charge, MOST_ATTEMPTS);
    }

    /** When the next one is due, in milliseconds since 1970. */
    OptionalLong nextDue() {
        Optional<Long> next = ledger.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("select min(due) from event");
                    ResultSet rows = statement.executeQuery()) {
                rows.next();
                long due = rows.getLong(1);
                return rows.wasNull() ? Optional.empty() : Optional.of(due);
            }
        });
        return next.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    void heard(Event event) {
        change("delete from event where id = ?", event.id());
    }

    /** Later again, each time after a longer pause. */
    void notHeard(Event event) {
        long pause =
                Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(event.attempts(), Byte.SIZE));
        change("update event set attempts = attempts + 1, due = ? where id = ?", clock.millis() + pause, event.id());
    }

    private List<Event> select(String query, Object value, int limit) {
        return ledger.read(connection -> {
            List<Event> events = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                statement.setObject(1, value);
                statement.setInt(2, limit);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        events.add(new Event(rows.getString("id"), rows.getString("body"), rows.getInt("attempts")));
                    }
                }
            }
            return events;
        });
    }

    private void change(String sql, Object... values) {
        int unused = ledger.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                return statement.executeUpdate();
            }
        });
    }

    private static String json(Body body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
