package dev.souk.local.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "db",
        description = {"What an operator does with the database servers of the running shop.", ""},
        subcommands = {DbPromote.class, DbAcceptLoss.class})
public final class Db implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "db needs promote or accept-loss");
    }
}
