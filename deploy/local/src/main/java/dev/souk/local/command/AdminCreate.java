package dev.souk.local.command;

import dev.souk.local.shop.Service;
import dev.souk.local.state.StateFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "create",
        description = {
            "Make an account of the running shop one of its staff, or make a new one.",
            "",
            "A new account needs a password, which is asked for. An account that exists keeps",
            "its own, and must have been verified by mail: else whoever made it may be anybody.",
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

    @Option(names = "--password-stdin", description = "The password is the first line of the standard input.")
    private boolean passwordOnStdin;

    @Override
    public Integer call() {
        List<String> arguments = new ArrayList<>(List.of("admin", "create", email, "--name", name));
        if (passwordOnStdin) {
            arguments.add("--password-stdin");
        }
        return ServiceCommand.run(StateFolder.ofThisProject(), Service.CHECKOUT, arguments.toArray(String[]::new));
    }
}
