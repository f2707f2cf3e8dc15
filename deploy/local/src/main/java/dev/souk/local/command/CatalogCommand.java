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

/** A command of the catalogue's executable, run beside the running shop with its settings and in this terminal. */
final class CatalogCommand {

    private static final String NAME = Service.CATALOG.label();

    private CatalogCommand() {}

    /** The command's own exit code. */
    static int run(StateFolder state, List<Path> settings, List<String> arguments) {
        RunningShop.require(state);
        Path executable = state.app(NAME).resolve(InstalledApp.EXECUTABLE);
        try {
            Process process = new ProcessBuilder(JavaCommand.task(executable, settings, arguments))
                    .inheritIO()
                    .start();
            return process.waitFor();
        } catch (IOException failure) {
            throw new Refusal("the catalogue's command cannot be started: " + failure.getMessage(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted", interrupted);
        }
    }
}
