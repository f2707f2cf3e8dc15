package dev.souk.local.command;

import dev.souk.local.shop.Service;
import dev.souk.local.state.StateFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "create",
        description = {
            "Make an account of the running shop one of its staff, or make a new one.",
            "",
            "A new account needs a password: it is asked for twice, or read from the standard",
            "input when that is no terminal. An account that exists keeps its password.",
            ""
        })
final class AdminCreate implements Callable<Integer> {

    @Parameters(paramLabel = "EMAIL", description = "What they sign in with.")
    private String email = "";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What they are called, also in the record of changes. Default: ${DEFAULT-VALUE}.",
            defaultValue = "Staff")
    private String name = "";

    @Override
    public Integer call() {
        return ServiceCommand.run(
                StateFolder.ofThisProject(), Service.CHECKOUT, "admin", "create", email, "--name", name);
    }
}
