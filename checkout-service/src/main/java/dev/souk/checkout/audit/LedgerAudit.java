package dev.souk.checkout.audit;

import dev.souk.checkout.audit.Books.Charged;
import dev.souk.checkout.order.OrderStatus;
import dev.souk.checkout.payment.Charge;
import dev.souk.checkout.payment.ChargeStatus;
import dev.souk.checkout.payment.LedgerPage;
import dev.souk.checkout.payment.PaymentGateway;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether money and orders agree: the provider's books are read to their end, part by part. */
@Singleton
final class LedgerAudit {

    private final Books books;
    private final PaymentGateway gateway;

    LedgerAudit(Books books, PaymentGateway gateway) {
        this.books = books;
        this.gateway = gateway;
    }

    /** Keys are unique on both sides: when as many orders as there are were found by charges, each order has its own. */
    List<Check> run(Instant began) {
        Tally tally = new Tally();
        Long after = 0L;
        while (after != null) {
            long from = after;
            LedgerPage page = Blocking.await(() -> gateway.ledger(from));
            compare(page.charges(), began, tally);
            after = page.next();
        }
        long orders = Blocking.await(() -> books.orders(began));
        return List.of(
                new Check("each charge has one order, of its amount", tally.charges, tally.wrong),
                new Check("each order has one charge", orders, orders - tally.matched));
    }

    private void compare(List<Charge> charges, Instant began, Tally tally) {
        List<Charge> succeeded = charges.stream()
                .filter(charge -> charge.status() == ChargeStatus.SUCCEEDED)
                .toList();
        if (succeeded.isEmpty()) {
            return;
        }
        List<String> keys = succeeded.stream().map(Charge::key).toList();
        Map<String, Charged> ours = Blocking.await(() -> books.charged(keys, began)).stream()
                .collect(Collectors.toMap(Charged::chargeKey, Function.identity()));
        for (Charge charge : succeeded) {
            tally.add(charge, ours.get(charge.key()));
        }
    }

    private static boolean agree(Charge charge, @Nullable Charged ours) {
        if (ours == null) {
            return false;
        }
        if (ours.total() == null || ours.status() == null) {
            return ours.open() || charge.refunded() == charge.amount().amount();
        }
        return ours.total() == charge.amount().amount()
                && charge.amount().currency().equals(ours.currency())
                && charge.id().equals(ours.chargeId())
                && givenBackRightly(charge, ours.status(), ours.refundAsked());
    }

    /** The money of a cancelled order may be on its way back, or that of a shipped one when staff wants it so. */
    private static boolean givenBackRightly(Charge charge, OrderStatus status, boolean refundAsked) {
        boolean none = charge.refunded() == 0;
        boolean all = charge.refunded() == charge.amount().amount();
        return switch (status) {
            case PLACED, PAID -> none;
            case SHIPPED -> none || (refundAsked && all);
            case CANCELLED -> none || all;
            case REFUNDED -> all;
        };
    }

    private static final class Tally {
        private long charges;
        private long wrong;
        private long matched;

        private void add(Charge charge, @Nullable Charged ours) {
            charges++;
            wrong += agree(charge, ours) ? 0 : 1;
            matched += ours != null && ours.counted() ? 1 : 0;
        }
    }
}
