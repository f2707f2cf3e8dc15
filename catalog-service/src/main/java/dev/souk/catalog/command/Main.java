package dev.souk.catalog.command;

import dev.souk.db.CommandLimits;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Map;

/** Serves; or, with arguments, runs one command and ends. */
@QuarkusMain
public final class Main {

    /** The port stays closed, no job runs beside it, the output is the command's own, and what goes wrong is said beside it. */
    private static final Map<String, String> QUIET = Map.of(
            "quarkus.http.host-enabled", "false",
            "souk.stock.expiry-job.enabled", "false",
            "quarkus.banner.enabled", "false",
            "quarkus.log.console.stderr", "true",
            "quarkus.log.level", "WARN",
            "quarkus.log.category.\"io.quarkus\".level", "WARN");

    private Main() {}

    public static void main(String... arguments) {
        switch (Command.of(arguments)) {
            case Command.Serve serve -> Quarkus.run(arguments);
            case Command.Help help -> System.out.print(Command.USAGE);
            case Command.Unknown unknown -> refuse(unknown);
            case Command.Schema schema -> {
                schema.command().prepare();
                run(arguments);
            }
            case Command.Warm warm -> run(arguments);
            case Command.Audit audit -> run(arguments);
            case Command.ImportDemo demo -> run(arguments);
            case Command.ImportFile file -> run(arguments);
        }
    }

    private static void run(String... arguments) {
        QUIET.forEach(System::setProperty);
        CommandLimits.set();
        Quarkus.run(CommandRun.class, arguments);
    }

    private static void refuse(Command.Unknown unknown) {
        System.err.println(unknown.reason());
        System.err.print(Command.USAGE);
        System.exit(CommandRun.NOT_UNDERSTOOD);
    }
}
