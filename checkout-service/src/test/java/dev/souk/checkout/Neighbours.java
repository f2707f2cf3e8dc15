package dev.souk.checkout;

import dev.souk.embedded.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What checkout calls, for a test; a field of type {@link TestingStock}, {@link TestingCarts} or {@link TestingPayments} is given
 * the running one.
 */
public final class Neighbours implements QuarkusTestResourceLifecycleManager {

    private String relay = "true";
    private @Nullable TestingStock stock;
    private @Nullable TestingCarts carts;
    private @Nullable TestingPayments payments;

    /** {@code relay}: "false" has nothing delivered. */
    @Override
    public void init(Map<String, String> args) {
        relay = args.getOrDefault("relay", "true");
    }

    @Override
    public Map<String, String> start() {
        TestingStock catalog = new TestingStock();
        TestingCarts cart = new TestingCarts();
        catalog.start();
        cart.start();
        int port = FreePort.find();
        TestingPayments provider = new TestingPayments(FreePort.find(), URI.create("http://localhost:" + port));
        stock = catalog;
        carts = cart;
        payments = provider;
        // A read may take longer than in a shop: a test's first requests meet a cold JVM on a busy machine.
        return Map.ofEntries(
                Map.entry("quarkus.http.test-port", Integer.toString(port)),
                Map.entry("souk.catalog.url", catalog.url()),
                Map.entry("souk.cart.url", cart.url()),
                Map.entry("souk.service.key", TestingServer.KEY),
                Map.entry("souk.service.callers.catalog", TestingServer.KEY),
                Map.entry("souk.payments.url", provider.url()),
                Map.entry("souk.payments.key", TestingPayments.KEY),
                Map.entry("souk.payments.webhook-secret", TestingPayments.WEBHOOK_SECRET),
                Map.entry("souk.payments.timeout", "1500ms"),
                Map.entry("souk.outbox.relay", relay),
                Map.entry("souk.db.read.timeout", "4s"),
                Map.entry("souk.db.read.deadline", "6s"),
                Map.entry("souk.checkout.place.persist-for", "2s"),
                Map.entry("souk.checkout.place.answer-within", "4s"));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(stock, new TestInjector.MatchesType(TestingStock.class));
        injector.injectIntoFields(carts, new TestInjector.MatchesType(TestingCarts.class));
        injector.injectIntoFields(payments, new TestInjector.MatchesType(TestingPayments.class));
    }

    @Override
    public void stop() {
        Stream.of(stock, carts, payments).forEach(Neighbours::close);
    }

    private static void close(@Nullable AutoCloseable server) {
        try {
            if (server != null) {
                server.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
