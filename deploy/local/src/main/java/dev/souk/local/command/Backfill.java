package dev.souk.local.command;

import dev.souk.local.Refusal;
import dev.souk.local.shop.Service;
import dev.souk.local.state.StateFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "backfill",
        description = {
            "Change the rows of a table of the running shop, batch after batch and no faster than its replicas follow. Without",
            "a name list the service's backfills and how far they are. One that was stopped goes on where it was.",
            "",
            "Exit code 0 when it is done, 2 when there is none of that name, 1 for anything else.",
            ""
        })
public final class Backfill implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "SERVICE", description = "Whose, such as catalog.")
    private String service = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "Which one.")
    private @Nullable String name;

    @Option(names = "--again", description = "Begin at the first row once more.")
    private boolean again;

    @Override
    public Integer call() {
        if (again && name == null) {
            throw new Refusal("--again needs the name of a backfill");
        }
        List<String> arguments = new ArrayList<>(List.of("backfill"));
        if (name != null) {
            arguments.add(name);
        }
        if (again) {
            arguments.add("--again");
        }
        return ServiceCommand.run(
                StateFolder.ofThisProject(), Service.named(service), arguments.toArray(String[]::new));
    }
}
