package dev.souk.local.build;

import dev.souk.local.Progress;
import dev.souk.local.Refusal;
import dev.souk.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds the Quarkus applications whose sources are newer than what was built of them. */
public final class AppBuild {

    private final StateFolder state;
    private final Progress progress;

    /**
     * An application.
     *
     * @param folder its module
     * @param madeOf what it is made of besides: modules, and folders of modules
     */
    public record App(String folder, List<String> madeOf) {

        public App {
            madeOf = List.copyOf(madeOf);
        }
    }

    public AppBuild(StateFolder state, Progress progress) {
        this.state = state;
        this.progress = progress;
    }

    public void buildWhatIsStale(List<App> apps) {
        try {
            Map<App, FileTime> stale = new LinkedHashMap<>();
            for (App app : apps) {
                FileTime newest = newestSource(app);
                if (isOlder(executable(app), newest)) {
                    stale.put(app, newest);
                }
            }
            if (!stale.isEmpty()) {
                build(stale);
            }
        } catch (IOException failure) {
            throw new Refusal("cannot look through the sources: " + failure, failure);
        }
    }

    /** Where the build puts what an application runs. */
    public Path built(App app) {
        return state.project().resolve(app.folder()).resolve("target/quarkus-app");
    }

    private Path executable(App app) {
        return built(app).resolve(InstalledApp.EXECUTABLE);
    }

    private FileTime newestSource(App app) throws IOException {
        FileTime newest = FileTime.fromMillis(0);
        for (Path source : sources(app)) {
            FileTime time = FileTimes.newestIn(source);
            if (time.compareTo(newest) > 0) {
                newest = time;
            }
        }
        return newest;
    }

    private static boolean isOlder(Path executable, FileTime source) throws IOException {
        return !Files.exists(executable)
                || Files.getLastModifiedTime(executable).compareTo(source) < 0;
    }

    private List<Path> sources(App app) throws IOException {
        Path project = state.project();
        List<Path> sources = new ArrayList<>();
        sources.add(project.resolve("pom.xml"));
        sources.addAll(ofModule(project.resolve(app.folder())));
        for (String part : app.madeOf()) {
            Path folder = project.resolve(part);
            sources.addAll(ofModule(folder));
            try (var inside = Files.newDirectoryStream(folder, Files::isDirectory)) {
                for (Path module : inside) {
                    sources.addAll(ofModule(module));
                }
            }
        }
        return sources;
    }

    private static List<Path> ofModule(Path module) {
        return List.of(module.resolve("pom.xml"), module.resolve("src/main"));
    }

    private void build(Map<App, FileTime> stale) throws IOException {
        List<String> folders = stale.keySet().stream().map(App::folder).toList();
        new Maven(state, progress).packageModules(folders);
        for (Map.Entry<App, FileTime> built : stale.entrySet()) {
            // As new as the sources that went in: neither what Maven left alone nor what was saved meanwhile misleads.
            Files.setLastModifiedTime(executable(built.getKey()), built.getValue());
        }
    }
}
