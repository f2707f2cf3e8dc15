package dev.souk.local.command;

import java.time.Duration;
import picocli.CommandLine.Option;

/** The options of benchmarks whose ways take turns at the running shop. */
final class BenchRounds {

    @Option(names = "--clients", defaultValue = "16", description = "At once (${DEFAULT-VALUE}).")
    private int clients;

    @Option(names = "--seconds", defaultValue = "10", description = "Of each round (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--rounds", defaultValue = "3", description = "The median counts (${DEFAULT-VALUE}).")
    private int rounds;

    void check() {
        Load.within("--clients", clients, 1000);
        Load.within("--seconds", seconds, 600);
        Load.within("--rounds", rounds, 99);
    }

    int clients() {
        return clients;
    }

    Duration round() {
        return Duration.ofSeconds(seconds);
    }

    int rounds() {
        return rounds;
    }
}
