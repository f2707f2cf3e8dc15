package dev.souk.local.command;

import dev.souk.local.Progress;
import dev.souk.local.shop.ShopPlan;
import dev.souk.local.state.StateFolder;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = {
            "Open the shop: build what is stale, start the database servers, Redis, the services and the gateway.",
            "",
            "Data, passwords and logs are kept in .souk/ (SOUK_STATE names another folder); the next start finds them.",
            "Ctrl-C closes the shop in good order, a second Ctrl-C at once.",
            ""
        })
public final class Up implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "8080", description = "Where the shop is found (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--replicas", defaultValue = "2", description = "How many replicas, 0 to 8 (${DEFAULT-VALUE}).")
    private int replicas;

    @Option(names = "--no-restart", description = "Leave dead what dies, instead of starting it again after 5 s.")
    private boolean noRestart;

    @Override
    public Integer call() {
        Check.port(port);
        Check.replicas(replicas);
        ShopPlan plan = new ShopPlan(port, replicas, !noRestart, Optional.empty());
        return new Opening(StateFolder.ofThisProject(), plan, Progress.onStandardOutput()).run();
    }
}
