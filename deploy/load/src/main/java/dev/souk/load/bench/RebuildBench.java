package dev.souk.load.bench;

import dev.souk.load.bench.OrdersPlan.Account;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Drops the pages of all products and asks for each once: with all else still cached, as the levels of the cache want it; and with
 * nothing cached, as if pages were all that is. What that costs the database, its servers count themselves.
 */
public final class RebuildBench {

    private static final Duration LIMIT = Duration.ofMinutes(15);

    /** What goes on in a shop that nobody visits is no part of it. */
    private static final Duration IDLE = Duration.ofSeconds(3);

    private static final int PART = 100;

    private final RebuildPlan plan;
    private final PrintStream out;
    private final Consumer<String> progress;

    /** @param progress is told what is done just now */
    public RebuildBench(RebuildPlan plan, PrintStream out, Consumer<String> progress) {
        this.plan = plan;
        this.out = out;
        this.progress = progress;
    }

    /** Prints a table; gives whether every page was answered. */
    public boolean run() throws InterruptedException {
        Vertx vertx = Vertx.vertx();
        try {
            return run(
                    vertx,
                    plan.databases().stream().map(server -> pool(vertx, server)).toList());
        } finally {
            Waiting.on(vertx.close(), LIMIT);
        }
    }

    private boolean run(Vertx vertx, List<Pool> servers) throws InterruptedException {
        JsonClient client = new JsonClient(vertx, plan.clients());
        progress.accept("looking for products");
        List<URI> pages = Waiting.on(pages(client, "", new ArrayList<>()), LIMIT);
        double idle = idle(servers);
        askAll(client, pages, "making each page once");
        askAll(client, pages, "warming up");
        List<Rebuild> levelled = new ArrayList<>();
        List<Rebuild> flat = new ArrayList<>();
        for (int round = 1; round <= plan.rounds(); round++) {
            String of = "round %d of %d".formatted(round, plan.rounds());
            drop(client, "page");
            levelled.add(rebuild(client, servers, pages, idle, of + ", only pages were dropped"));
            drop(client, "all");
            flat.add(rebuild(client, servers, pages, idle, of + ", everything was dropped"));
        }
        print(pages.size(), Rebuild.median(flat), Rebuild.median(levelled));
        return levelled.stream().allMatch(rebuild -> rebuild.failed() == 0)
                && flat.stream().allMatch(rebuild -> rebuild.failed() == 0);
    }

    private Future<List<URI>> pages(JsonClient client, String cursor, List<URI> found) {
        return client.get(plan.catalog().resolve("/api/v1/products?limit=" + PART + cursor))
                .compose(list -> {
                    Assortment.objects(list.getJsonArray("items"))
                            .forEach(card -> found.add(plan.catalog().resolve("/p/" + card.getString("slug"))));
                    String next = list.getString("next");
                    return next == null || found.size() >= plan.products()
                            ? Future.succeededFuture(found.subList(0, Math.min(found.size(), plan.products())))
                            : pages(client, "&cursor=" + next, found);
                });
    }

    private void drop(JsonClient client, String what) throws InterruptedException {
        Waiting.on(
                client.delete(
                        plan.catalog().resolve("/internal/cache?of=" + what),
                        Map.of("Authorization", "Bearer " + plan.secret())),
                LIMIT);
    }

    private Rebuild rebuild(JsonClient client, List<Pool> servers, List<URI> pages, double idle, String what)
            throws InterruptedException {
        long before = statements(servers);
        long began = System.nanoTime();
        long failed = askAll(client, pages, what);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        long statements = statements(servers) - before;
        return new Rebuild(Math.max(0, statements - Math.round(idle * took.toNanos() / 1e9)), took, failed);
    }

    /** Gives how many failed. */
    private long askAll(JsonClient client, List<URI> pages, String what) throws InterruptedException {
        ConcurrentLinkedQueue<URI> left = new ConcurrentLinkedQueue<>(pages);
        AtomicLong failed = new AtomicLong();
        AtomicLong done = new AtomicLong();
        List<Future<Void>> clients = new ArrayList<>();
        for (int number = 0; number < plan.clients(); number++) {
            clients.add(ask(client, left, done, failed, what));
        }
        Waiting.on(Future.join(clients), LIMIT);
        return failed.get();
    }

    private Future<Void> ask(
            JsonClient client, ConcurrentLinkedQueue<URI> left, AtomicLong done, AtomicLong failed, String what) {
        URI page = left.poll();
        if (page == null) {
            return Future.succeededFuture();
        }
        return client.page(page).onFailure(failure -> failed.incrementAndGet()).transform(answered -> {
            if (done.incrementAndGet() % PART == 0) {
                progress.accept("%s: %,d pages, %,d to go".formatted(what, done.get(), left.size()));
            }
            return ask(client, left, done, failed, what);
        });
    }

    private double idle(List<Pool> servers) throws InterruptedException {
        progress.accept("counting what an idle shop asks");
        long before = statements(servers);
        Thread.sleep(IDLE.toMillis());
        return (statements(servers) - before) / (double) IDLE.toSeconds();
    }

    private static long statements(List<Pool> servers) throws InterruptedException {
        long statements = 0;
        for (Pool server : servers) {
            statements += Waiting.on(ServerCounts.of(server), LIMIT).statements();
        }
        return statements;
    }

    private static Pool pool(Vertx vertx, Account account) {
        return MySQLBuilder.pool()
                .using(vertx)
                .with(new PoolOptions().setMaxSize(1))
                .connectingTo(new MySQLConnectOptions()
                        .setHost(account.host())
                        .setPort(account.port())
                        .setUser(account.user())
                        .setPassword(account.password())
                        .setSslMode(SslMode.DISABLED)
                        .setCharset("utf8mb4"))
                .build();
    }

    private void print(int pages, Rebuild flat, Rebuild levelled) {
        out.printf(
                Locale.ROOT,
                "%nThe pages of %,d products made again, %d at once, median of %d rounds%n%n",
                pages,
                plan.clients(),
                plan.rounds());
        out.printf(Locale.ROOT, "%-40s %11s %9s %9s %8s%n", "", "statements", "a page", "time", "failed");
        line("nothing cached (pages are all there is)", pages, flat);
        line("objects still cached", pages, levelled);
        out.printf(
                Locale.ROOT,
                "%n%.1f x fewer statements, %.1f x less time (target: at least 10 x and 5 x)%n",
                flat.statements() / (double) Math.max(1, levelled.statements()),
                flat.seconds() / levelled.seconds());
    }

    private void line(String name, int pages, Rebuild rebuild) {
        out.printf(
                Locale.ROOT,
                "%-40s %,11d %9.2f %7.1f s %,8d%n",
                name,
                rebuild.statements(),
                rebuild.statements() / (double) Math.max(1, pages),
                rebuild.seconds(),
                rebuild.failed());
    }
}
