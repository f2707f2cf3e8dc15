package dev.souk.local.command;

import dev.souk.load.bench.OrdersBench;
import dev.souk.load.bench.OrdersPlan;
import dev.souk.local.Refusal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "orders",
        description = {
            "Buy in the running shop, beside the same statements by the bare client.",
            "",
            "It leaves orders behind. Exit code 1 when something failed.",
            ""
        })
final class BenchOrders implements Callable<Integer> {

    @Mixin
    private final BenchRounds options = new BenchRounds();

    @Override
    public Integer call() throws InterruptedException {
        options.check();
        BenchedShop shop = BenchedShop.require();
        OrdersPlan plan = new OrdersPlan(
                shop.service("catalog"),
                shop.service("cart"),
                shop.service("checkout"),
                shop.database(),
                options.clients(),
                options.round(),
                options.rounds());
        try {
            return new OrdersBench(plan, System.out).run() ? 0 : 1;
        } catch (IllegalStateException failed) {
            throw new Refusal(failed.getMessage(), failed);
        }
    }
}
