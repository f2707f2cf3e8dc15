package dev.souk.checkout.command;

import dev.souk.checkout.audit.Audit;
import dev.souk.checkout.audit.Check;
import dev.souk.web.service.RemoteUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the books: one line for each thing that must hold. */
@ApplicationScoped
class AuditCommand {

    private final Audit audit;

    AuditCommand(Audit audit) {
        this.audit = audit;
    }

    /** Done when everything holds. */
    int run(@Nullable Path acknowledged, PrintStream out, PrintStream err) {
        try {
            boolean sound = audit.run(numbers(acknowledged), check -> print(check, out));
            out.println(sound ? "The orders are sound." : "The orders are not sound.");
            return sound ? CommandRun.DONE : CommandRun.FAILED;
        } catch (IOException e) {
            err.println("--acknowledged " + acknowledged + ": " + e);
            return CommandRun.NOT_UNDERSTOOD;
        } catch (RemoteUnavailable e) {
            err.println("The books cannot be compared: " + e.getMessage());
            return CommandRun.FAILED;
        }
    }

    private static Optional<List<String>> numbers(@Nullable Path file) throws IOException {
        if (file == null) {
            return Optional.empty();
        }
        return Optional.of(Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList());
    }

    private static void print(Check check, PrintStream out) {
        out.printf(
                "%-6s %-46s %,9d checked%s%n",
                check.isSound() ? "ok" : "WRONG",
                check.rule(),
                check.checked(),
                check.isSound() ? "" : ", %,d wrong".formatted(check.wrong()));
    }
}
