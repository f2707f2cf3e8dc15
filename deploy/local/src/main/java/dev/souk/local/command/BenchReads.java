package dev.souk.local.command;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "reads",
        description = {
            "Read one row by its key, beside Hibernate on one plain pool: what routing costs.",
            "",
            "Needs no running shop: it has servers of its own, and a shop beside it would",
            "be measured, too. Exit code 1 when a read failed.",
            ""
        })
final class BenchReads implements Callable<Integer> {

    @Option(names = "--clients", defaultValue = "16", description = "Reads at once (${DEFAULT-VALUE}).")
    private int clients;

    @Option(names = "--seconds", defaultValue = "1", description = "Of each round (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--rounds", defaultValue = "30", description = "The median counts (${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws InterruptedException {
        Load.within("--clients", clients, 1000);
        Load.within("--seconds", seconds, 600);
        Load.within("--rounds", rounds, 99);
        return ReadBench.run(
                "overhead",
                Map.of(
                        "souk.bench.clients", Integer.toString(clients),
                        "souk.bench.seconds", Integer.toString(seconds),
                        "souk.bench.rounds", Integer.toString(rounds)));
    }
}
