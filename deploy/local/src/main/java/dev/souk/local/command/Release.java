package dev.souk.local.command;

import dev.souk.db.rules.release.Version;
import dev.souk.local.Refusal;
import dev.souk.local.release.KeepRelease;
import dev.souk.local.state.StateFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "release",
        description = {
            "Keep what this release asks of its schemas, for migrations to come.",
            "",
            "Makes a folder releases/VERSION in each service: the statements that",
            "./souk test -Dsouk.record.statements=true wrote down, and the hashes of its",
            "migrations. Commits and tags nothing: the commands for that are printed.",
            ""
        })
public final class Release implements Callable<Integer> {

    @Parameters(paramLabel = "VERSION", description = "v0.1.0, say: three numbers, above those of the last release.")
    private String version = "";

    @Override
    public Integer call() {
        Path project = StateFolder.ofThisProject().project();
        Version chosen = version();
        List<Path> kept = new KeepRelease(project).keep(chosen);
        String folders = kept.stream()
                .map(folder -> project.relativize(folder).toString())
                .collect(Collectors.joining(" "));
        System.out.printf("""
                Kept. What is left to do:

                  git add %s
                  git commit -m "Release %s"
                  git tag -a %s -m "Release %s"
                """, folders, chosen, chosen, chosen);
        return 0;
    }

    private Version version() {
        try {
            return Version.of(version);
        } catch (IllegalArgumentException failure) {
            throw new Refusal(failure.getMessage(), failure);
        }
    }
}
