package dev.souk.local.command;

import dev.souk.local.control.RunningShop;
import dev.souk.local.state.StateFolder;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = {
            "Say what runs: name, role, address, process id and state (starting, up, down).",
            "",
            "A replica is up when every service reads from it. When the shop is not open, it says so (--json: []) and the",
            "exit code is 0.",
            ""
        })
public final class Status implements Callable<Integer> {

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Override
    public Integer call() {
        Optional<RunningShop> shop = RunningShop.find(StateFolder.ofThisProject());
        if (shop.isEmpty()) {
            System.out.println(json ? "[]" : "The shop is not open.");
        } else if (json) {
            System.out.print(shop.get().statusJson());
        } else {
            System.out.print(shop.get().statusTable());
        }
        return 0;
    }
}
