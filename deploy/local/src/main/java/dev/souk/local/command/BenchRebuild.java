package dev.souk.local.command;

import dev.souk.load.bench.ManyProducts;
import dev.souk.load.bench.RebuildBench;
import dev.souk.load.bench.RebuildPlan;
import dev.souk.local.Progress;
import dev.souk.local.Refusal;
import dev.souk.local.shop.Service;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rebuild",
        description = {
            "Drop the pages of the running shop's products and ask for each again: once with all else",
            "still cached, once with nothing cached, as if pages were all that is cached. Says what that",
            "takes, and how many statements the database servers count.",
            "",
            "What is idle in the shop meanwhile should stay so. Exit code 1 when a page failed.",
            ""
        })
final class BenchRebuild implements Callable<Integer> {

    @Option(names = "--products", defaultValue = "10000", description = "Whose pages, at most (${DEFAULT-VALUE}).")
    private int products;

    @Option(names = "--fill", description = "First import made-up products until there are so many; they stay.")
    private boolean fill;

    @Option(names = "--clients", defaultValue = "8", description = "Pages at once (${DEFAULT-VALUE}).")
    private int clients;

    @Option(names = "--rounds", defaultValue = "1", description = "The median counts (${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws InterruptedException {
        Load.within("--products", products, 100_000);
        Load.within("--clients", clients, 256);
        Load.within("--rounds", rounds, 99);
        BenchedShop shop = BenchedShop.require();
        if (fill) {
            shop.importFeed("many-products.tsv", ManyProducts.feed(products));
        }
        RebuildPlan plan = new RebuildPlan(
                shop.service(Service.CATALOG.label()),
                shop.operatorSecret(),
                shop.databases(),
                products,
                clients,
                rounds);
        Progress progress = Progress.onStandardError();
        progress.say("asking for the pages of %,d products %d times".formatted(products, 2 + 2 * rounds));
        try {
            return new RebuildBench(plan, System.out, progress::passing).run() ? 0 : 1;
        } catch (IllegalStateException failed) {
            throw new Refusal(failed.getMessage(), failed);
        }
    }
}
