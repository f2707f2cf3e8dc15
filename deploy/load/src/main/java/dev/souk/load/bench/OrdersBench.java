package dev.souk.load.bench;

import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Places orders through the shop's JSON API, from an empty cart to a paid order; and beside it runs the statements that this takes,
 * in as many transactions, by the bare Vert.x client on the same server. What both send is counted by the server, not claimed.
 */
public final class OrdersBench {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final OrdersPlan plan;
    private final PrintStream out;

    public OrdersBench(OrdersPlan plan, PrintStream out) {
        this.plan = plan;
        this.out = out;
    }

    /** Prints a table; gives whether every order was placed. */
    public boolean run() throws InterruptedException {
        Vertx vertx = Vertx.vertx();
        try (BareOrders bare = BareOrders.open(vertx, plan)) {
            return run(vertx, bare);
        } finally {
            Waiting.on(vertx.close(), LIMIT);
        }
    }

    private boolean run(Vertx vertx, BareOrders bare) throws InterruptedException {
        JsonClient client = new JsonClient(vertx, plan.clients());
        ShopOrders shop = new ShopOrders(client, plan, Waiting.on(Assortment.plenty(client, plan.catalog()), LIMIT));
        Crowd crowd = new Crowd(vertx, plan.clients());
        crowd.work(plan.round(), number -> shop.place()); // both ends get warm
        crowd.work(plan.round().dividedBy(2), number -> bare.place());
        List<Rate> shopRates = new ArrayList<>();
        List<Rate> bareRates = new ArrayList<>();
        ServerCounts shopCounts = ServerCounts.NONE;
        ServerCounts bareCounts = ServerCounts.NONE;
        for (int round = 0; round < plan.rounds(); round++) {
            ServerCounts before = bare.counts();
            shopRates.add(crowd.work(plan.round(), number -> shop.place()));
            ServerCounts between = bare.counts();
            bareRates.add(crowd.work(plan.round(), number -> bare.place()));
            shopCounts = shopCounts.plus(between.minus(before));
            bareCounts = bareCounts.plus(bare.counts().minus(between));
        }
        print(shopRates, shopCounts, bareRates, bareCounts);
        return shopRates.stream().allMatch(rate -> rate.failed() == 0);
    }

    private void print(List<Rate> shop, ServerCounts shopCounts, List<Rate> bare, ServerCounts bareCounts) {
        out.printf(
                Locale.ROOT,
                "%nOrders, %d clients, median of %d rounds of %d s%n",
                plan.clients(),
                plan.rounds(),
                plan.round().toSeconds());
        Table.head(out, "orders/s");
        Table.line(out, "bare Vert.x client, the same statements", bare);
        Table.line(out, "the shop, from a new cart to a paid order", shop);
        counts("bare", bareCounts, bare);
        counts("shop", shopCounts, shop);
        out.printf(
                Locale.ROOT,
                "%.2f x bare (target: at least 0.3 x)%n",
                Table.median(shop).perSecond() / Table.median(bare).perSecond());
    }

    private void counts(String way, ServerCounts counts, List<Rate> rates) {
        long orders = Math.max(1, rates.stream().mapToLong(Rate::done).sum());
        out.printf(
                Locale.ROOT,
                "  %s: %.1f statements and %.1f transactions an order, as the server counts%n",
                way,
                (double) counts.statements() / orders,
                (double) counts.transactions() / orders);
    }
}
