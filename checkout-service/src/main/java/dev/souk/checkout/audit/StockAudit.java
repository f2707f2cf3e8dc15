package dev.souk.checkout.audit;

import dev.souk.checkout.audit.Books.Over;
import dev.souk.checkout.audit.Books.Reserved;
import dev.souk.checkout.order.OrderStatus;
import dev.souk.checkout.stock.Reservation;
import dev.souk.checkout.stock.StockClient;
import dev.souk.checkout.stock.StockClient.ReservationList;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether stock and orders agree: what the catalogue has committed or sold for us is read to its end, part by part. */
@Singleton
final class StockAudit {

    private static final String OURS = "checkout-";
    private static final int PART = 500;
    private static final Set<String> LIVE = Set.of("reserved", "committed");

    private final Books books;
    private final StockClient stock;

    StockAudit(Books books, StockClient stock) {
        this.books = books;
        this.stock = stock;
    }

    List<Check> run(Instant began, Instant overdue) {
        Tally tally = new Tally();
        String after = null;
        do {
            String from = after;
            ReservationList part = Blocking.await(() -> stock.settled(from, PART));
            compare(part.items(), began, tally);
            after = part.next();
        } while (after != null);
        long orders = Blocking.await(() -> books.soldOrders(began));
        return List.of(
                new Check("each sold reservation has its order", tally.sold, tally.wrong),
                new Check("each order has its sold reservation", orders, orders - tally.matched),
                new Check(
                        "no stock stays committed for nobody", tally.committed, stillCommitted(tally.doubtful, began)),
                outlived(overdue));
    }

    private void compare(List<Reservation> reservations, Instant began, Tally tally) {
        List<Reservation> ours = reservations.stream()
                .filter(reservation -> reservation.key().startsWith(OURS))
                .toList();
        Map<String, Reserved> known = known(ours, began);
        for (Reservation reservation : ours) {
            tally.add(reservation, known.get(reservation.key()));
        }
    }

    private Map<String, Reserved> known(List<Reservation> reservations, Instant began) {
        if (reservations.isEmpty()) {
            return Map.of();
        }
        List<String> keys = reservations.stream().map(Reservation::key).toList();
        return Blocking.await(() -> books.reserved(keys, began)).stream()
                .collect(Collectors.toMap(Reserved::reservation, Function.identity()));
    }

    /** A payment may have ended between the two looks: who is in doubt is looked at again, the other way round. */
    private long stillCommitted(List<String> doubtful, Instant began) {
        long wrong = 0;
        for (int i = 0; i < doubtful.size(); i += PART) {
            List<String> keys = doubtful.subList(i, Math.min(i + PART, doubtful.size()));
            Map<String, Reserved> known = Blocking.await(() -> books.reserved(keys, began)).stream()
                    .collect(Collectors.toMap(Reserved::reservation, Function.identity()));
            wrong += Blocking.await(() -> stock.search(keys)).stream()
                    .filter(reservation -> reservation.status().equals("committed"))
                    .filter(reservation -> !isOpen(known.get(reservation.key())))
                    .count();
        }
        return wrong;
    }

    private Check outlived(Instant overdue) {
        long checked = 0;
        long wrong = 0;
        long after = 0;
        while (true) {
            long from = after;
            List<Over> over = Blocking.await(() -> books.over(from, overdue, PART));
            if (over.isEmpty()) {
                return new Check("no session's stock outlives its expiry", checked, wrong);
            }
            List<String> keys = over.stream().map(Over::reservation).toList();
            checked += keys.size();
            wrong += Blocking.await(() -> stock.search(keys)).stream()
                    .filter(reservation -> LIVE.contains(reservation.status()))
                    .count();
            after = over.getLast().id();
        }
    }

    private static boolean isOpen(@Nullable Reserved ours) {
        return ours != null && ours.open();
    }

    private static final class Tally {
        private long sold;
        private long wrong;
        private long matched;
        private long committed;
        private final List<String> doubtful = new ArrayList<>();

        private void add(Reservation reservation, @Nullable Reserved ours) {
            if (reservation.status().equals("committed")) {
                committed++;
                if (!isOpen(ours)) {
                    doubtful.add(reservation.key());
                }
                return;
            }
            sold++;
            wrong += agree(reservation, ours) ? 0 : 1;
            matched += ours != null && ours.counted() ? 1 : 0;
        }

        private static boolean agree(Reservation reservation, @Nullable Reserved ours) {
            if (ours == null || ours.status() == null) {
                return false;
            }
            boolean givenBack = ours.status() == OrderStatus.CANCELLED || ours.status() == OrderStatus.REFUNDED;
            return reservation.status().equals("sold") || givenBack || ours.open();
        }
    }
}
