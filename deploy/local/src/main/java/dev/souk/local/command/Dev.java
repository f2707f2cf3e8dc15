package dev.souk.local.command;

import dev.souk.local.Progress;
import dev.souk.local.shop.Service;
import dev.souk.local.shop.ShopPlan;
import dev.souk.local.state.StateFolder;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "dev",
        description = {
            "Open the shop with one service in Quarkus dev mode in this terminal: what you change in its sources is there",
            "with the next request. The rest is packaged as with ./souk up. Ending dev mode (q or Ctrl-C) closes the shop.",
            ""
        })
public final class Dev implements Callable<Integer> {

    @Parameters(paramLabel = "SERVICE", description = "A service of ./souk status, such as catalog.")
    private String service = "";

    @Option(names = "--port", defaultValue = "8080", description = "Where the shop is found (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--replicas", defaultValue = "2", description = "How many replicas, 0 to 8 (${DEFAULT-VALUE}).")
    private int replicas;

    @Override
    public Integer call() {
        Check.port(port);
        Check.replicas(replicas);
        ShopPlan plan = new ShopPlan(port, replicas, true, Up.PAUSE, true, Optional.of(Service.named(service)));
        return new Opening(StateFolder.ofThisProject(), plan, Progress.onStandardOutput()).run();
    }
}
