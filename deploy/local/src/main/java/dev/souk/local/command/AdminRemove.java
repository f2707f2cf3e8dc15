package dev.souk.local.command;

import dev.souk.local.shop.Service;
import dev.souk.local.state.StateFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "remove",
        description = {
            "Make one of the staff a plain customer again, and sign them out everywhere.",
            "",
            "The account stays, and so does the record of what was changed with it.",
            ""
        })
final class AdminRemove implements Callable<Integer> {

    @Parameters(paramLabel = "EMAIL", description = "What they sign in with.")
    private String email = "";

    @Override
    public Integer call() {
        return ServiceCommand.run(StateFolder.ofThisProject(), Service.CHECKOUT, "admin", "remove", email);
    }
}
