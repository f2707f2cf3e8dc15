package dev.souk.local.command;

import dev.souk.local.Refusal;
import dev.souk.local.build.InstalledApp;
import dev.souk.local.control.RunningShop;
import dev.souk.local.shop.JavaCommand;
import dev.souk.local.shop.Service;
import dev.souk.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A command of a service's executable, run beside the running shop with its settings and in this terminal. */
final class ServiceCommand {

    private ServiceCommand() {}

    /** The command's own exit code. */
    static int run(StateFolder state, Service service, String... arguments) {
        return run(state, service, List.of(settings(state, service)), List.of(arguments));
    }

    /** The same as the user who may change the schema. */
    static int runMigration(StateFolder state, Service service, List<String> arguments) {
        Path migration = state.config(service.label() + "-migration");
        return run(state, service, List.of(settings(state, service), migration), arguments);
    }

    private static int run(StateFolder state, Service service, List<Path> settings, List<String> arguments) {
        RunningShop.require(state);
        Path executable = state.app(service.label()).resolve(InstalledApp.EXECUTABLE);
        try {
            Process process = new ProcessBuilder(JavaCommand.task(executable, settings, arguments))
                    .inheritIO()
                    .start();
            return process.waitFor();
        } catch (IOException failure) {
            throw new Refusal(
                    "%s %s cannot be started: %s"
                            .formatted(service.folder(), arguments.getFirst(), failure.getMessage()),
                    failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted", interrupted);
        }
    }

    private static Path settings(StateFolder state, Service service) {
        return state.config(service.label());
    }
}
