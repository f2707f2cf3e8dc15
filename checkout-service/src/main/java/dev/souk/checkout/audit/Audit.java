package dev.souk.checkout.audit;

import dev.souk.checkout.order.OrderNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Whether every order was paid once and sold once, and nothing was taken for nothing. The shop may go on meanwhile: payments
 * under way are given time to end, and what comes to light after it began is not counted.
 *
 * <p>Blocks, and must not be called on an event loop.
 */
@ApplicationScoped
public class Audit {

    private static final int PART = 500;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    /** A job puts expired sessions away every few seconds; a minute later it does not work. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** What a challenge may last, and a job's time. */
    private static final Duration CHALLENGE = Duration.ofMinutes(20);

    private final Books books;
    private final LedgerAudit ledger;
    private final StockAudit stock;
    private final Clock clock;
    private final AuditConfig config;

    Audit(Books books, LedgerAudit ledger, StockAudit stock, Clock clock, AuditConfig config) {
        this.books = books;
        this.ledger = ledger;
        this.stock = stock;
        this.clock = clock;
        this.config = config;
    }

    /**
     * Checks everything.
     *
     * @param acknowledged numbers of orders that shoppers were told of, as they were written down
     * @param heard is told of each check when it is done
     * @return whether all is sound
     */
    public boolean run(Optional<List<String>> acknowledged, Consumer<Check> heard) {
        awaitSettled();
        Instant began = clock.instant().minus(config.commitWithin());
        List<Check> checks = new ArrayList<>();
        acknowledged.ifPresent(numbers -> checks.add(told(acknowledged(numbers), heard)));
        checks.add(told(Blocking.await(books::completed).of("a session and its order agree"), heard));
        ledger.run(began).forEach(check -> checks.add(told(check, heard)));
        Instant overdue = began.minus(GRACE);
        stock.run(began, overdue).forEach(check -> checks.add(told(check, heard)));
        checks.add(
                told(Blocking.await(() -> books.leftOpen(overdue)).of("no session stays open after its time"), heard));
        checks.add(told(stuck(), heard));
        return checks.stream().allMatch(Check::isSound);
    }

    private static Check told(Check check, Consumer<Check> heard) {
        heard.accept(check);
        return check;
    }

    private void awaitSettled() {
        long deadline = System.nanoTime() + config.settleWithin().toNanos();
        while (Blocking.await(books::open) > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** A number told twice, as an answer that is replayed tells it, is one order. */
    private Check acknowledged(List<String> lines) {
        Set<String> numbers = new HashSet<>();
        long unreadable = 0;
        for (String line : lines) {
            Optional<String> number = OrderNumber.read(line);
            number.ifPresent(numbers::add);
            unreadable += number.isEmpty() ? 1 : 0;
        }
        List<String> distinct = List.copyOf(numbers);
        long found = 0;
        for (int i = 0; i < distinct.size(); i += PART) {
            List<String> part = distinct.subList(i, Math.min(i + PART, distinct.size()));
            found += Blocking.await(() -> books.numbered(part)).size();
        }
        long checked = distinct.size() + unreadable;
        return new Check("each acknowledged order is there", checked, checked - found);
    }

    private Check stuck() {
        Instant now = clock.instant();
        return Blocking.await(() -> books.stuck(now.minus(config.stuckAfter()), now.minus(CHALLENGE)))
                .of("no payment is stuck");
    }
}
