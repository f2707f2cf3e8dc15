package dev.souk.local.command;

import dev.souk.load.BrowsePlan;
import dev.souk.load.Browsing;
import dev.souk.local.Refusal;
import dev.souk.local.control.RunningShop;
import dev.souk.local.state.StateFolder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "load",
        description = {
            "Browse the running shop at a steady pace, and say each second how many requests there were, how many failed,",
            "how long they took (from the moment each was due) and which servers the services read from.",
            "",
            "Ctrl-C ends it with a summary. Exit code 1 when a request failed.",
            ""
        })
public final class Load implements Callable<Integer> {

    private static final int MOST_PER_SECOND = 20_000;
    private static final int MOST_CLIENTS = 1000;
    private static final int MOST_SECONDS = 86_400;

    @Option(names = "--rate", defaultValue = "20", description = "Requests a second (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--clients", defaultValue = "8", description = "Connections (${DEFAULT-VALUE}).")
    private int clients;

    @Option(
            names = "--duration",
            defaultValue = "3600",
            description = "Seconds until it ends by itself (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--seed", defaultValue = "1", description = "Another seed chooses other pages (${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws InterruptedException {
        within("--rate", rate, MOST_PER_SECOND);
        within("--clients", clients, MOST_CLIENTS);
        within("--duration", seconds, MOST_SECONDS);
        RunningShop shop = RunningShop.require(StateFolder.ofThisProject());
        BrowsePlan plan = new BrowsePlan(
                shop.address(),
                rate,
                clients,
                Duration.ofSeconds(seconds),
                List.copyOf(Operator.services(shop).values()),
                seed);
        Browsing browsing = new Browsing(plan, System.out, Boolean.getBoolean("souk.terminal"));
        Signals.onFirst(browsing::stop);
        try {
            return browsing.run() == 0 ? 0 : 1;
        } catch (IllegalStateException noPages) {
            throw new Refusal(noPages.getMessage(), noPages);
        }
    }

    static void within(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new Refusal("%s %d: choose 1 to %d".formatted(option, value, most));
        }
    }
}
