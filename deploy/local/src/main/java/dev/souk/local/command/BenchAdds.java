package dev.souk.local.command;

import dev.souk.load.bench.AddsBench;
import dev.souk.load.bench.AddsPlan;
import dev.souk.local.Refusal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "adds",
        description = {
            "Add to carts of the running shop: all to one hot cart, and each to any of many.",
            "",
            "SOUK_CART_MOST_PIECES_PER_LINE=1000000 ./souk up lifts the hot cart's limit.",
            "It leaves carts behind. Exit code 1 when something failed.",
            ""
        })
final class BenchAdds implements Callable<Integer> {

    @Mixin
    private final BenchRounds options = new BenchRounds();

    @Option(names = "--carts", defaultValue = "1000", description = "Over which adds are spread (${DEFAULT-VALUE}).")
    private int carts;

    @Override
    public Integer call() throws InterruptedException {
        options.check();
        Load.within("--carts", carts, 10_000);
        BenchedShop shop = BenchedShop.require();
        AddsPlan plan = new AddsPlan(
                shop.service("catalog"),
                shop.service("cart"),
                options.clients(),
                carts,
                options.round(),
                options.rounds());
        try {
            return new AddsBench(plan, System.out).run() ? 0 : 1;
        } catch (IllegalStateException failed) {
            throw new Refusal(failed.getMessage(), failed);
        }
    }
}
