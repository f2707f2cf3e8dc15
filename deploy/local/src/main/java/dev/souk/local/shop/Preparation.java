package dev.souk.local.shop;

import dev.souk.embedded.ChildProcesses;
import dev.souk.local.LogTail;
import dev.souk.local.Progress;
import dev.souk.local.Refusal;
import dev.souk.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a service needs in its schema before it can serve, made by its own commands. */
final class Preparation {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int LOG_LINES = 12;

    private static final String LOADING = "loading";
    private static final String LOADED = "loaded";

    private final StateFolder state;
    private final Progress progress;
    private final Service service;
    private final Path executable;

    Preparation(StateFolder state, Progress progress, Service service, Path executable) {
        this.state = state;
        this.progress = progress;
        this.service = service;
        this.executable = executable;
    }

    void migrate(Path settings, Path migrationSettings) {
        progress.passing("bringing the schema " + service.schema() + " up to date");
        run(List.of(settings, migrationSettings), List.of("migrate"));
        progress.say("the schema " + service.schema() + " is up to date");
    }

    /** Once for this data. A load that was cut short goes on where the catalogue is not empty any more. */
    void loadDemoCatalogue(Path settings) {
        try {
            Path mark = state.demoCatalogue();
            String done = Files.exists(mark) ? Files.readString(mark).strip() : "";
            if (done.equals(LOADED)) {
                return;
            }
            progress.passing("loading the demo catalogue");
            Files.writeString(mark, LOADING);
            run(
                    List.of(settings),
                    done.equals(LOADING) ? List.of("import-demo") : List.of("import-demo", "--if-empty"));
            Files.writeString(mark, LOADED);
            progress.say("the demo catalogue is loaded");
        } catch (IOException failure) {
            throw new Refusal("cannot remember the demo catalogue in " + state.folder() + ": " + failure, failure);
        }
    }

    private void run(List<Path> settings, List<String> arguments) {
        String what = service.label() + " " + String.join(" ", arguments);
        Path log = state.log(service.label() + "-" + arguments.getFirst());
        try {
            Process process = ChildProcesses.start(new ProcessBuilder(JavaCommand.task(executable, settings, arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile()));
            await(process, what, log);
        } catch (IOException failure) {
            throw new Refusal(what + " cannot be started: " + failure.getMessage(), failure);
        }
    }

    private static void await(Process process, String what, Path log) {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw failed(what, "it takes longer than " + LIMIT.toMinutes() + " minutes", log);
            }
            if (process.exitValue() != 0) {
                throw failed(what, "exit code " + process.exitValue(), log);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted in " + what, interrupted);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Refusal failed(String what, String reason, Path log) {
        String lines = String.join("\n    ", LogTail.of(log, LOG_LINES));
        return new Refusal("%s failed: %s (log: %s)%n    %s".formatted(what, reason, log, lines));
    }
}
