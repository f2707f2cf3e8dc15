package dev.souk.local;

import dev.souk.embedded.EmbeddedServerException;
import dev.souk.local.command.Admin;
import dev.souk.local.command.Audit;
import dev.souk.local.command.Backfill;
import dev.souk.local.command.Bench;
import dev.souk.local.command.Cache;
import dev.souk.local.command.Db;
import dev.souk.local.command.Dev;
import dev.souk.local.command.Down;
import dev.souk.local.command.Fault;
import dev.souk.local.command.Import;
import dev.souk.local.command.Keys;
import dev.souk.local.command.Load;
import dev.souk.local.command.Logs;
import dev.souk.local.command.Migrate;
import dev.souk.local.command.Migrations;
import dev.souk.local.command.Release;
import dev.souk.local.command.Reset;
import dev.souk.local.command.Status;
import dev.souk.local.command.Up;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code ./souk} hands over to, with the verb and its options. */
@Command(
        name = "./souk",
        description = "Souk, an online shop that stays up when its database servers do not.",
        subcommands = {
            Up.class,
            Down.class,
            Status.class,
            Logs.class,
            Load.class,
            Bench.class,
            Fault.class,
            Db.class,
            Cache.class,
            Audit.class,
            Admin.class,
            Keys.class,
            Import.class,
            Migrate.class,
            Migrations.class,
            Backfill.class,
            Dev.class,
            Reset.class,
            Release.class
        })
public final class Souk implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    private Souk() {}

    public static void main(String[] args) {
        CommandLine verbs = new CommandLine(new Souk());
        verbs.getSubcommands().values().forEach(Souk::addHelp);
        int exitCode = verbs.setExecutionExceptionHandler((failure, command, parsed) -> report(failure))
                .setParameterExceptionHandler(Souk::report)
                .execute(args);
        System.exit(exitCode);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no verb; ./souk --help lists them");
    }

    private static void addHelp(CommandLine verb) {
        verb.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Print this.")
                        .build());
        verb.getSubcommands().values().forEach(Souk::addHelp);
    }

    private static int report(Exception failure) throws Exception {
        if (failure instanceof Refusal || failure instanceof EmbeddedServerException) {
            System.err.println("souk: " + failure.getMessage());
            return 1;
        }
        throw failure;
    }

    private static int report(ParameterException failure, String[] args) {
        System.err.println("souk: " + failure.getMessage());
        String verb = failure.getCommandLine().getCommandSpec().qualifiedName();
        System.err.println("souk: " + verb + " --help says how");
        return 2;
    }
}
