package dev.souk.local.command;

import dev.souk.local.Progress;
import dev.souk.local.shop.ShopPlan;
import dev.souk.local.state.StateFolder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = {
            "Open the shop: build what is stale, start the database servers, Redis, the payment provider,",
            "the services and the gateway.",
            "",
            "Data, passwords and logs are kept in .souk/ (SOUK_STATE names another folder); the next start finds them.",
            "Ctrl-C closes the shop in good order, a second Ctrl-C at once.",
            ""
        })
public final class Up implements Callable<Integer> {

    /** Long enough to see what a death does to the shop, short enough not to wait for it. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    @Option(names = "--port", defaultValue = "8080", description = "Where the shop is found (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--replicas", defaultValue = "2", description = "How many replicas, 0 to 8 (${DEFAULT-VALUE}).")
    private int replicas;

    @Option(
            names = "--no-restart",
            description =
                    "Leave dead what dies, instead of starting it again; no replica takes a primary's place either.")
    private boolean noRestart;

    @Option(
            names = "--no-promote",
            description = "Start a dead primary again, instead of making a replica the primary.")
    private boolean noPromote;

    @Option(
            names = "--restart-pause",
            paramLabel = "SECONDS",
            description = "How long what died stays dead, 0 to 60 (5).")
    private int pauseSeconds = (int) PAUSE.toSeconds();

    @Override
    public Integer call() {
        Check.port(port);
        Check.replicas(replicas);
        Check.restartPause(pauseSeconds);
        ShopPlan plan = new ShopPlan(
                port,
                replicas,
                !noRestart,
                Duration.ofSeconds(pauseSeconds),
                !noRestart && !noPromote,
                Optional.empty());
        return new Opening(StateFolder.ofThisProject(), plan, Progress.onStandardOutput()).run();
    }
}
