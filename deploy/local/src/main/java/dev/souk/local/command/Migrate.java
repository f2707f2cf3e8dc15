package dev.souk.local.command;

import dev.souk.local.state.StateFolder;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "migrate",
        description = {"Bring the schemas of the running shop up to date; ./souk up does so by itself.", ""})
public final class Migrate implements Callable<Integer> {

    @Override
    public Integer call() {
        StateFolder state = StateFolder.ofThisProject();
        return CatalogCommand.run(
                state, List.of(state.config("catalog"), state.config("catalog-migration")), List.of("migrate"));
    }
}
