package dev.souk.local.command;

import dev.souk.embedded.ChildProcesses;
import dev.souk.local.Progress;
import dev.souk.local.Refusal;
import dev.souk.local.build.AppBuild;
import dev.souk.local.build.InstalledApp;
import dev.souk.local.shop.JavaCommand;
import dev.souk.local.state.StateFolder;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The program that compares ways to read: an application of its own, built when somebody asks for it. */
final class ReadBench {

    private static final AppBuild.App APP =
            new AppBuild.App("deploy/load/reads", List.of("shared-db", "deploy/embedded", "deploy/load"));

    private ReadBench() {}

    /** Its exit code. */
    static int run(String comparison, Map<String, String> settings) throws InterruptedException {
        StateFolder state = StateFolder.ofThisProject();
        state.create();
        AppBuild build = new AppBuild(state, Progress.onStandardError());
        build.buildWhatIsStale(List.of(APP));
        Path executable = build.built(APP).resolve(InstalledApp.EXECUTABLE);
        try {
            return ChildProcesses.start(new ProcessBuilder(JavaCommand.bench(executable, settings, comparison))
                            .redirectOutput(Redirect.INHERIT)
                            .redirectError(Redirect.INHERIT))
                    .waitFor();
        } catch (IOException failure) {
            throw new Refusal("the benchmark cannot be started: " + failure.getMessage(), failure);
        }
    }
}
