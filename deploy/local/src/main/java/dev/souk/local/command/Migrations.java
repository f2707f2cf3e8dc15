package dev.souk.local.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "migrations",
        description = {"What the rules say of a schema change; ./souk migrate makes them.", ""},
        subcommands = {MigrationsCheck.class, MigrationsRules.class})
public final class Migrations implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "migrations needs check FILE, or rules");
    }
}
