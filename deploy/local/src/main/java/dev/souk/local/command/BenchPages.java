package dev.souk.local.command;

import dev.souk.load.bench.LargeProduct;
import dev.souk.load.bench.PagesBench;
import dev.souk.load.bench.PagesPlan;
import dev.souk.load.bench.PagesPlan.Server;
import dev.souk.local.Progress;
import dev.souk.local.Refusal;
import dev.souk.local.shop.BesideShop;
import dev.souk.local.shop.Service;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "pages",
        description = {
            "Ask the running shop for a product page, as the browser of a visitor with a cart does, and for",
            "the product as JSON, beside a bare Vert.x server that answers the same bytes from memory.",
            "",
            "All are asked over connections that stay open, one request at a time each, and take turns.",
            "It starts pods of its own beside the shop's, one without pages in its process and one without",
            "kept pages. It leaves a cart and that product behind. Exit code 1 when an answer was not a good one.",
            ""
        })
final class BenchPages implements Callable<Integer> {

    @Option(
            names = "--page",
            paramLabel = "/p/SLUG",
            description =
                    "Of a product that can be bought. By default one of 40 KB, which is imported when it is not there.")
    private String page = LargeProduct.PATH;

    @Option(names = "--clients", defaultValue = "16", description = "Connections (${DEFAULT-VALUE}).")
    private int clients;

    @Option(names = "--seconds", defaultValue = "1", description = "Of each round (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--rounds", defaultValue = "7", description = "The median counts (${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws InterruptedException {
        Load.within("--clients", clients, 256);
        Load.within("--seconds", seconds, 600);
        Load.within("--rounds", rounds, 99);
        BenchedShop shop = BenchedShop.require();
        Progress progress = Progress.onStandardError();
        try (BesideShop beside = new BesideShop(shop.state())) {
            requirePage(shop);
            progress.say("starting what the shop is compared with");
            PagesPlan plan = new PagesPlan(
                    shop.address(), servers(shop, beside), page, clients, Duration.ofSeconds(seconds), rounds);
            progress.say("warming up, and measuring for %d s".formatted(9 * seconds * rounds));
            return new PagesBench(plan, System.out, progress::passing).run() ? 0 : 1;
        } catch (IllegalStateException failed) {
            throw new Refusal(failed.getMessage(), failed);
        }
    }

    private void requirePage(BenchedShop shop) throws InterruptedException {
        if (page.equals(LargeProduct.PATH) && !shop.hasPage(page)) {
            shop.importFeed("large-product.tsv", LargeProduct.feed(shop.service(Service.CATALOG.label())));
        }
    }

    private static PagesPlan.Servers servers(BenchedShop shop, BesideShop beside) {
        Server service = shop.server(Service.CATALOG.label());
        Server bare = beside.bare("bench-bare", service.address());
        return new PagesPlan.Servers(
                service,
                bare,
                beside.pod(Service.CATALOG, "bench-redis-alone", Map.of("souk.cache.pages-in-heap", "0")),
                beside.pod(Service.CATALOG, "bench-uncached", Map.of("souk.cache.keeps-pages", "false")),
                beside.gateway("bench-gateway", service.address()), // as cold as the other: the shop's has seen much
                beside.gateway("bench-bare-gateway", bare.address()));
    }
}
