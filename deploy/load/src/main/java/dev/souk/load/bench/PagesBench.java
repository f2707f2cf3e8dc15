package dev.souk.load.bench;

import dev.souk.load.bench.PagesPlan.Server;
import dev.souk.load.bench.PagesPlan.Servers;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one product page as its visitor's browser does, and for the same product as JSON, in all the ways there are to answer, each
 * beside a bare Vert.x server that answers the same bytes from memory.
 */
public final class PagesBench {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final PagesPlan plan;
    private final PrintStream out;
    private final Consumer<String> progress;

    /** @param progress is told what is done just now */
    public PagesBench(PagesPlan plan, PrintStream out, Consumer<String> progress) {
        this.plan = plan;
        this.out = out;
        this.progress = progress;
    }

    /** Prints a table; gives whether every answer was a good one. */
    public boolean run() throws InterruptedException {
        Vertx vertx = Vertx.vertx();
        try {
            return run(vertx);
        } finally {
            Waiting.on(vertx.close(), LIMIT);
        }
    }

    private boolean run(Vertx vertx) throws InterruptedException {
        PageVisitor visitor = new PageVisitor(plan.shop());
        String path = plan.path();
        visitor.buy(path);
        List<PageWay> ways = ways(vertx, path, visitor.cookies());
        String sizes = "%,d bytes of HTML, %,d as they are sent"
                .formatted(
                        visitor.read(path).getBytes(StandardCharsets.UTF_8).length,
                        ways.getFirst().bytes());
        for (PageWay way : ways) {
            progress.accept("warming up: " + way.name());
            way.warmUp(plan.round());
        }
        for (int round = 1; round <= plan.rounds(); round++) {
            for (PageWay way : ways) {
                progress.accept("round %d of %d: %s".formatted(round, plan.rounds(), way.name()));
                way.round(plan.round());
            }
        }
        return print(path, sizes, ways);
    }

    private List<PageWay> ways(Vertx vertx, String path, String cookies) throws InterruptedException {
        Servers servers = plan.servers();
        Ways ways = new Ways(vertx);
        String page = request(path, cookies);
        PageWay bare = ways.add("bare Vert.x, the same bytes", servers.bare(), page, null);
        ways.add("page from cache, two-pass, stitched", servers.service(), page, bare);
        ways.add(
                "bare Vert.x, compressing each answer",
                servers.bare(),
                request(BareServer.COMPRESSING + path, cookies),
                bare);
        ways.add("page from Redis alone (one level)", servers.redisAlone(), page, bare);
        ways.add("page made for each request", servers.uncached(), page, bare);
        String object = request("/api/v1/products/" + path.substring(path.lastIndexOf('/') + 1), "");
        PageWay bareObject = ways.add("bare Vert.x, the product's JSON", servers.bare(), object, null);
        ways.add("product as JSON", servers.service(), object, bareObject);
        PageWay bareBehind = ways.add("bare Vert.x behind a gateway", servers.bareGateway(), page, null);
        ways.add("page from cache through the gateway", servers.gateway(), page, bareBehind);
        return ways.all;
    }

    /** What is asked, in order. */
    private final class Ways {

        private final Vertx vertx;
        private final List<PageWay> all = new ArrayList<>();

        Ways(Vertx vertx) {
            this.vertx = vertx;
        }

        PageWay add(String name, Server server, String request, @Nullable PageWay reference)
                throws InterruptedException {
            PageWay way = PageWay.open(vertx, plan.clients(), name, server, request, reference);
            all.add(way);
            return way;
        }
    }

    /** All servers get the same, to the byte: the host is a name that each would be known by. */
    private String request(String path, String cookies) {
        return "GET " + path + " HTTP/1.1\r\n"
                + "Host: " + plan.shop().getAuthority() + "\r\n"
                + "User-Agent: souk-bench\r\n"
                + "Accept: */*\r\n"
                + "Accept-Encoding: gzip, deflate, br\r\n"
                + (cookies.isEmpty() ? "" : "Cookie: " + cookies + "\r\n")
                + "\r\n";
    }

    private boolean print(String path, String sizes, List<PageWay> ways) {
        out.printf(
                Locale.ROOT,
                "%n%s: %s%n%d connections, median of %d rounds of %d s%n%n",
                path,
                sizes,
                plan.clients(),
                plan.rounds(),
                plan.round().toSeconds());
        out.printf(
                Locale.ROOT,
                "%-40s %10s %9s %9s %9s %8s  %s%n",
                "",
                "requests/s",
                "p50",
                "p99",
                "CPU each",
                "failed",
                "beside bare");
        ways.forEach(this::line);
        out.println();
        out.println("CPU each: what an answer takes of a core in the server's process.");
        return ways.stream().allMatch(way -> way.rates().stream().allMatch(rate -> rate.failed() == 0));
    }

    private void line(PageWay way) {
        Rate middle = Table.median(way.rates());
        PageWay reference = way.reference();
        out.printf(
                Locale.ROOT,
                "%-40s %,10.0f %9s %9s %6.1f us %,8d  %s%n",
                way.name(),
                middle.perSecond(),
                Table.millis(middle.p50()),
                Table.millis(middle.p99()),
                way.microsOfServer(),
                way.rates().stream().mapToLong(Rate::failed).sum(),
                reference == null
                        ? "-"
                        : String.format(Locale.ROOT, "%.2f x", way.perSecond() / reference.perSecond()));
        way.rates().stream()
                .flatMap(rate -> rate.failures().keySet().stream())
                .distinct()
                .forEach(reason -> out.println("    " + reason));
    }
}
