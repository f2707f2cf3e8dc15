package dev.souk.local.command;

import dev.souk.local.shop.Service;
import dev.souk.local.state.StateFolder;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "migrate",
        description = {
            "Bring the schemas of the running shop up to date; ./souk up does so by itself.",
            "",
            "It may be run at any time, also twice at once. When a migration fails it says why and how to go on; run it again then.",
            "Exit code 0 when all schemas are up to date, 1 when one is not.",
            ""
        })
public final class Migrate implements Callable<Integer> {

    @Option(names = "--pending", description = "List what is missing and change nothing.")
    private boolean pending;

    @Override
    public Integer call() {
        StateFolder state = StateFolder.ofThisProject();
        for (Service service : Service.all()) {
            System.out.println(service.label() + ":");
            int exitCode = ServiceCommand.runMigration(
                    state, service, pending ? List.of("migrate", "--pending") : List.of("migrate"));
            if (exitCode != 0) {
                return exitCode;
            }
        }
        return 0;
    }
}
