package dev.souk.local.command;

import dev.souk.local.shop.Service;
import dev.souk.local.state.StateFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "migrate",
        description = {"Bring the schemas of the running shop up to date; ./souk up does so by itself.", ""})
public final class Migrate implements Callable<Integer> {

    @Override
    public Integer call() {
        StateFolder state = StateFolder.ofThisProject();
        for (Service service : Service.all()) {
            int exitCode = ServiceCommand.runMigration(state, service);
            if (exitCode != 0) {
                return exitCode;
            }
        }
        return 0;
    }
}
