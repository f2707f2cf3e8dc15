package dev.souk.checkout.order;

import dev.souk.checkout.Crockford;
import dev.souk.checkout.customer.EmailKey;
import dev.souk.db.Database;
import dev.souk.db.outbox.Outbox;
import dev.souk.limit.RateLimit;
import dev.souk.limit.RateLimits;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The way back to an order for who bought it without an account. Asking writes down number and address and looks nothing up, so
 * that nothing tells whether there is such an order; its link goes to the address alone that is in it.
 */
@ApplicationScoped
class FindOrder {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,188}"); // 254 in all

    private final Database database;
    private final Outbox outbox;
    private final RateLimits limits;
    private final RateLimit byEmail;
    private final RateLimit byAddress;

    FindOrder(Database database, Outbox outbox, RateLimits limits, OrderConfig config) {
        this.database = database;
        this.outbox = outbox;
        this.limits = limits;
        this.byEmail = new RateLimit("order-search-by-email", config.searchesByEmail(), config.within());
        this.byAddress = new RateLimit("order-search-by-address", config.searchesByAddress(), config.within());
    }

    /**
     * Has the link mailed, if there is such an order.
     *
     * @param network where the request comes from
     * @return false when what was typed can be no number or no address, and nothing is done. Fails with a 429 problem when it was
     *     asked too often
     */
    Uni<Boolean> ask(String number, String email, String network) {
        Optional<String> stored = OrderNumber.read(number);
        String to = email.strip();
        boolean usable = stored.isPresent() && EMAIL.matcher(to).matches();
        return limits.require(byAddress, network)
                .chain(() -> usable
                        ? limits.require(byEmail, EmailKey.of(to)).chain(() -> write(new OrderSought(stored.get(), to)))
                        : Uni.createFrom().voidItem())
                .replaceWith(usable);
    }

    private Uni<Void> write(OrderSought sought) {
        return database.write(session -> outbox.add(session, OrderSought.TOPIC, Crockford.secret(), sought));
    }
}
