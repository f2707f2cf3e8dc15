package dev.souk.local.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "admin",
        description = {"The accounts of the shop's staff, who may use /admin.", ""},
        subcommands = {AdminCreate.class, AdminRemove.class})
public final class Admin implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "admin needs create or remove");
    }
}
