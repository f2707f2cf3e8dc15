package dev.souk.local.command;

import dev.souk.local.Refusal;
import dev.souk.local.control.RunningShop;
import dev.souk.local.state.StateFolder;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "fault",
        description = {
            "Break a process of the running shop on purpose, or mend it.",
            "",
            "  kill NODE        ends it at once (SIGKILL); it is started again after 5 s",
            "  stop NODE        holds it: it accepts connections and never answers (SIGSTOP)",
            "  slow NODE [ms]   each answer of a database server or redis comes 200 ms later",
            "  lag NODE [s]     a replica's data are 5 s old",
            "  heal NODE        undoes all of these at once",
            "",
            "NODE is a name of ./souk status; or primary, replica-1, replica-2 ...: whoever is that now.",
            "A primary that dies is not started again: a replica takes its place (unless ./souk up --no-promote).",
            ""
        })
public final class Fault implements Callable<Integer> {

    private static final Pattern AMOUNT = Pattern.compile("(?:ms=|s=)?(\\d{1,9})(?:ms|s)?");
    private static final List<String> WITH_AMOUNT = List.of("slow", "lag");

    @Parameters(index = "0", paramLabel = "VERB", description = "kill, stop, slow, lag or heal.")
    private String verb = "";

    @Parameters(index = "1", paramLabel = "NODE", description = "Whom it happens to.")
    private String node = "";

    @Parameters(index = "2", arity = "0..1", paramLabel = "AMOUNT", description = "For slow (ms) and lag (s).")
    private @Nullable String amount;

    @Override
    public Integer call() {
        String path = NodeName.of(verb) + "/" + NodeName.of(node) + (amount == null ? "" : "/" + amount(amount));
        System.out.print(RunningShop.require(StateFolder.ofThisProject()).fault(path));
        return 0;
    }

    private String amount(String text) {
        Matcher matcher = AMOUNT.matcher(text);
        if (!WITH_AMOUNT.contains(verb) || !matcher.matches()) {
            throw new Refusal("\"%s\" is no amount for %s; slow takes milliseconds, lag seconds".formatted(text, verb));
        }
        return matcher.group(1);
    }
}
