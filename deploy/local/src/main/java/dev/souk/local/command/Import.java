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
        name = "import",
        description = {
            "Take a product feed into the running shop: CSV or TSV with the column names of Google Merchant feeds.",
            "",
            "Products are created or changed by their id; a line that cannot be read costs that line only. Exit code 0 when",
            "the file was read to its end, 2 when it cannot be read, 1 for anything else.",
            ""
        })
public final class Import implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The feed.")
    private String file = "";

    @Option(names = "--refused", paramLabel = "FILE", description = "Write every refused line down here.")
    private String refused = "";

    @Override
    public Integer call() {
        StateFolder state = StateFolder.ofThisProject();
        List<String> arguments = new ArrayList<>(List.of("import", file));
        if (!refused.isEmpty()) {
            arguments.addAll(List.of("--refused", refused));
        }
        return ServiceCommand.run(state, Service.CATALOG, arguments.toArray(String[]::new));
    }
}
