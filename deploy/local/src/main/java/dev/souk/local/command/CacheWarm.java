package dev.souk.local.command;

import dev.souk.local.shop.Service;
import dev.souk.local.state.StateFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "warm",
        description = {
            "Have the running shop's pages made ahead of visitors.",
            "",
            "It asks for the home page, for the first page of each category from the top",
            "down, then for products: those first of which most pieces were sold in the last",
            "30 days, then featured ones, what is in stock, the newest. What is kept already",
            "is not made again.",
            "",
            "Ctrl-C ends it with a line on how far it came. Exit code 1 when a page failed,",
            "2 when the options make no sense.",
            ""
        })
final class CacheWarm implements Callable<Integer> {

    @Option(names = "--rate", paramLabel = "N", defaultValue = "50", description = "Pages a second (${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10000",
            description = "At most so many pages (${DEFAULT-VALUE}).")
    private int limit;

    @Override
    public Integer call() {
        // A terminal's Ctrl-C reaches the command itself, which ends with a summary; this process waits for it.
        Signals.onFirst(() -> ProcessHandle.current().children().forEach(ProcessHandle::destroy));
        return ServiceCommand.run(
                StateFolder.ofThisProject(),
                Service.CATALOG,
                "warm",
                "--rate",
                Integer.toString(rate),
                "--limit",
                Integer.toString(limit));
    }
}
