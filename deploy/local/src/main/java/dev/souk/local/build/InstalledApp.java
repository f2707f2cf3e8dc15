package dev.souk.local.build;

import dev.souk.local.Refusal;
import dev.souk.local.state.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * A service's executable, copied out of the build's folder: a build beside the running shop ({@code ./souk test}) must
 * not change the jars under a JVM that reads them, and a service that is restarted meanwhile must find them whole.
 */
public final class InstalledApp {

    /** The file to start; the copy is complete when it is there. */
    public static final String EXECUTABLE = "quarkus-run.jar";

    private InstalledApp() {}

    /** Copies what the build made in {@code built} to {@code place} unless that is the same already. */
    public static Path install(Path built, Path place) {
        Path installed = place.resolve(EXECUTABLE);
        try {
            if (!isSame(built.resolve(EXECUTABLE), installed)) {
                FileTree.delete(place);
                copy(built, place);
            }
            return installed;
        } catch (IOException failure) {
            throw new Refusal("cannot copy " + built + " to " + place + ": " + failure, failure);
        }
    }

    private static boolean isSame(Path executable, Path installed) throws IOException {
        return Files.exists(installed)
                && Files.getLastModifiedTime(executable).equals(Files.getLastModifiedTime(installed));
    }

    private static void copy(Path built, Path place) throws IOException {
        Path executable = built.resolve(EXECUTABLE);
        try (Stream<Path> files = Files.walk(built)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = place.resolve(built.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!file.equals(executable)) {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        Files.copy(executable, place.resolve(EXECUTABLE), StandardCopyOption.COPY_ATTRIBUTES);
    }
}
