package dev.souk.local.command;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "faults",
        description = {
            "Kill, stop and slow down one of two replicas under a steady load of reads,",
            "beside a round-robin Vert.x pool and Connector/J in its replication mode.",
            "",
            "Needs no running shop: it has servers of its own, and a shop beside it would",
            "be measured, too. Failed reads are what it prints; the exit code is 0.",
            ""
        })
final class BenchFaults implements Callable<Integer> {

    @Option(
            names = "--clients",
            defaultValue = "16",
            description = "At once, while the pace is found: 40 %% of what the slowest way can (${DEFAULT-VALUE}).")
    private int clients;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "That a fault lasts, and that it is watched afterwards (${DEFAULT-VALUE}).")
    private int seconds;

    @Override
    public Integer call() throws InterruptedException {
        Load.within("--clients", clients, 1000);
        Load.within("--seconds", seconds, 600);
        return ReadBench.run(
                "faults",
                Map.of(
                        "souk.bench.clients", Integer.toString(clients),
                        "souk.bench.seconds", Integer.toString(seconds)));
    }
}
