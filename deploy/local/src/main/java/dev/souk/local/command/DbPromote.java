package dev.souk.local.command;

import dev.souk.local.Refusal;
import dev.souk.local.control.RunningShop;
import dev.souk.local.state.StateFolder;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "promote",
        description = {
            "Make a replica the primary, for good; the shop does so by itself when the primary dies.",
            "",
            "A primary that works is closed for writes, hands over what it has and is",
            "killed; one that is stopped (./souk fault stop) is killed. The replica applies",
            "all that it received and takes writes. Then the old primary, whose data may",
            "be nobody else's, is made anew as a copy. Prints each step and its time.",
            "",
            "When no replica can take over it says why, the primary stays what it is, and",
            "the exit code is 1.",
            ""
        })
final class DbPromote implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "NODE",
            description = "A replica of ./souk status; without it the one that received most.")
    private @Nullable String node;

    @Option(
            names = "--even-if-behind",
            description = "Take NODE also when another has received more. What it lacks is lost.")
    private boolean evenIfBehind;

    @Override
    public Integer call() {
        if (evenIfBehind && node == null) {
            throw new Refusal("--even-if-behind needs the name of a node");
        }
        String path = (node == null ? "" : NodeName.of(node)) + (evenIfBehind ? "/even-if-behind" : "");
        System.out.print(RunningShop.require(StateFolder.ofThisProject()).promote(path));
        return 0;
    }
}
