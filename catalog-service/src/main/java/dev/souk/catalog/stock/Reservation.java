package dev.souk.catalog.stock;

import dev.souk.catalog.offer.Offer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stock that is set aside.
 *
 * @param key the caller's
 * @param expiresAt null when it does not
 */
public record Reservation(
        String key, ReservationStatus status, @Nullable Instant expiresAt, List<Line> lines) {

    /** Pieces of one SKU, and its offer at the moment of reserving, which counts what is set aside here as available. */
    public record Line(String sku, int quantity, Offer offer) {}

    /** What became of a reservation, without its lines. */
    public record State(
            String key, ReservationStatus status, @Nullable Instant expiresAt) {}

    /** A reservation as somebody reads who checks the books. */
    public record Entry(String key, ReservationStatus status, List<EntryLine> lines) {}

    public record EntryLine(String sku, int quantity) {}

    /**
     * A part of all reservations.
     *
     * @param next the key after which the following part begins, null at the end
     */
    public record EntryList(List<Entry> items, @Nullable String next) {}
}
