package dev.souk.local.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "cache",
        description = {"What the services of the running shop keep so that it need not be made again.", ""},
        subcommands = {CacheStats.class, CacheDrop.class, CacheWarm.class})
public final class Cache implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "cache needs stats, drop or warm");
    }
}
