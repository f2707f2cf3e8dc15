package dev.souk.local.command;

import dev.souk.db.rules.rule.Rules;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "rules",
        description = {"List the rules by the names that an exception gives them.", ""})
final class MigrationsRules implements Callable<Integer> {

    @Override
    public Integer call() {
        Rules.all().forEach(rule -> System.out.printf("%-26s%s%n", rule.name(), rule.summary()));
        return 0;
    }
}
