package dev.souk.local.build;

import dev.souk.local.Progress;
import dev.souk.local.Refusal;
import dev.souk.local.shop.Service;
import dev.souk.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Builds the services whose sources are newer than what was built of them. */
public final class ServiceBuild {

    /** What every service is made of, besides its own folder. */
    private static final List<String> SHARED = List.of("shared-db", "shared-web");

    private final StateFolder state;
    private final Progress progress;

    public ServiceBuild(StateFolder state, Progress progress) {
        this.state = state;
        this.progress = progress;
    }

    public void buildWhatIsStale(List<Service> services) {
        try {
            Map<Service, FileTime> stale = new EnumMap<>(Service.class);
            for (Service service : services) {
                FileTime newest = newestSource(service);
                if (isOlder(executable(service), newest)) {
                    stale.put(service, newest);
                }
            }
            if (!stale.isEmpty()) {
                build(stale);
            }
        } catch (IOException failure) {
            throw new Refusal("cannot look through the sources: " + failure, failure);
        }
    }

    /** Where the build puts what a service runs. */
    public Path folder(Service service) {
        return state.project().resolve(service.folder()).resolve("target/quarkus-app");
    }

    private Path executable(Service service) {
        return folder(service).resolve(InstalledApp.EXECUTABLE);
    }

    private FileTime newestSource(Service service) throws IOException {
        FileTime newest = FileTime.fromMillis(0);
        for (Path source : sources(service)) {
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

    private List<Path> sources(Service service) throws IOException {
        Path project = state.project();
        List<Path> sources = new ArrayList<>();
        sources.add(project.resolve("pom.xml"));
        sources.addAll(ofModule(project.resolve(service.folder())));
        for (String shared : SHARED) {
            Path folder = project.resolve(shared);
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

    private void build(Map<Service, FileTime> stale) throws IOException {
        List<String> folders = stale.keySet().stream().map(Service::folder).toList();
        new Maven(state, progress).packageModules(folders);
        for (Map.Entry<Service, FileTime> built : stale.entrySet()) {
            // As new as the sources that went in: neither what Maven left alone nor what was saved meanwhile misleads.
            Files.setLastModifiedTime(executable(built.getKey()), built.getValue());
        }
    }
}
