package dev.souk.local.command;

import dev.souk.local.Refusal;
import dev.souk.local.shop.Service;
import dev.souk.local.state.StateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "audit",
        description = {
            "Prove from the running shop's tables and the payment provider's ledger that the books are right: every charge has",
            "one order and every paid order one charge, stock is the sum of its movements, no reservation outlives its time.",
            "",
            "Each check prints a line. Exit code 0 when all is sound, 1 when something is not.",
            ""
        })
public final class Audit implements Callable<Integer> {

    @Option(
            names = "--acknowledged",
            paramLabel = "FILE",
            description = "Orders' numbers, one a line, that buyers were told: each must exist once and be paid once.")
    private @Nullable Path acknowledged;

    @Override
    public Integer call() {
        List<String> arguments = new ArrayList<>(List.of("audit"));
        if (acknowledged != null) {
            if (!Files.isReadable(acknowledged)) {
                throw new Refusal("cannot read " + acknowledged);
            }
            arguments.addAll(
                    List.of("--acknowledged", acknowledged.toAbsolutePath().toString()));
        }
        StateFolder state = StateFolder.ofThisProject();
        int stock = ServiceCommand.run(state, Service.CATALOG, "audit");
        int orders = ServiceCommand.run(state, Service.named("checkout"), arguments.toArray(String[]::new));
        return stock == 0 && orders == 0 ? 0 : 1;
    }
}
