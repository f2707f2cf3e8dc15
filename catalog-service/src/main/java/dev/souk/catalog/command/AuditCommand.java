package dev.souk.catalog.command;

import dev.souk.catalog.stock.StockAudit;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;

/** Checks the books of the stock: one line for each thing that must hold. */
@ApplicationScoped
class AuditCommand {

    private final StockAudit audit;

    AuditCommand(StockAudit audit) {
        this.audit = audit;
    }

    /** Done when everything holds. */
    int run(PrintStream out) {
        boolean sound = await(out);
        out.println(sound ? "The stock is sound." : "The stock is not sound.");
        return sound ? CommandRun.DONE : CommandRun.FAILED;
    }

    private boolean await(PrintStream out) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> audit.run(check -> print(check, out)));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void print(StockAudit.Check check, PrintStream out) {
        out.printf(
                "%-6s %-46s %,9d checked%s%n",
                check.isSound() ? "ok" : "WRONG",
                check.rule(),
                check.checked(),
                check.isSound() ? "" : ", %,d wrong".formatted(check.wrong()));
    }
}
