package dev.souk.local.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        description = {"Measure something beside its reference, in the same run, and print a table.", ""},
        subcommands = {
            BenchAdds.class,
            BenchOrders.class,
            BenchPages.class,
            BenchRebuild.class,
            BenchReads.class,
            BenchFaults.class
        })
public final class Bench implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "bench needs a name: adds, orders, pages, rebuild, reads or faults");
    }
}
