package dev.souk.catalog.stock;

import dev.souk.catalog.stock.Reservation.Entry;
import dev.souk.catalog.stock.Reservation.EntryLine;
import dev.souk.catalog.stock.Reservation.EntryList;
import dev.souk.db.Database;
import dev.souk.db.ReadSession;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reservations for those who check the books. Read from the primary: an audit of what has not arrived yet proves nothing. */
@ApplicationScoped
class ReservationEntries {

    private static final String AFTER = """
            select id, status
            from reservation
            where id > :after
              and status in (:statuses)
            order by id
            """;

    private static final String OF = """
            select id, status
            from reservation
            where id in (:keys)
            order by id
            """;

    private static final String LINES = """
            select reservation_id, sku, quantity
            from reservation_line
            where reservation_id in (:keys)
            order by reservation_id, sku
            """;

    private final Database database;

    ReservationEntries(Database database) {
        this.database = database;
    }

    /** Those of a status, by their keys. */
    Uni<EntryList> after(String key, Set<ReservationStatus> statuses, int limit) {
        return database.readOnPrimary(session -> session.sql(AFTER, Head.class)
                .bind("after", key)
                .bind("statuses", statuses.stream().map(Enum::name).toList())
                .limit(limit)
                .list()
                .chain(heads -> entries(session, heads))
                .map(items -> new EntryList(
                        items, items.size() < limit ? null : items.getLast().key())));
    }

    /** Those of these keys that there are. */
    Uni<EntryList> of(Collection<String> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(new EntryList(List.of(), null));
        }
        return database.readOnPrimary(session -> session.sql(OF, Head.class)
                .bind("keys", keys)
                .list()
                .chain(heads -> entries(session, heads))
                .map(items -> new EntryList(items, null)));
    }

    private static Uni<List<Entry>> entries(ReadSession session, List<Head> heads) {
        if (heads.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.sql(LINES, Line.class)
                .bind("keys", heads.stream().map(Head::key).toList())
                .list()
                .map(lines -> entries(heads, lines));
    }

    private static List<Entry> entries(List<Head> heads, List<Line> lines) {
        Map<String, List<EntryLine>> byKey = lines.stream()
                .collect(Collectors.groupingBy(Line::key, Collectors.mapping(Line::entry, Collectors.toList())));
        return heads.stream()
                .map(head -> new Entry(head.key(), head.status(), byKey.getOrDefault(head.key(), List.of())))
                .toList();
    }

    @RegisterForReflection
    record Head(String key, ReservationStatus status) {}

    @RegisterForReflection
    record Line(String key, String sku, int quantity) {

        EntryLine entry() {
            return new EntryLine(sku, quantity);
        }
    }
}
