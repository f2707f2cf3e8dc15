package dev.souk.local.build;

import dev.souk.local.Progress;
import dev.souk.local.build.AppBuild.App;
import dev.souk.local.shop.Service;
import dev.souk.local.state.StateFolder;
import java.nio.file.Path;
import java.util.List;

/** Builds the services whose sources are newer than what was built of them. */
public final class ServiceBuild {

    /** What every service is made of, besides its own folder. */
    private static final List<String> SHARED = List.of("shared-db", "shared-web");

    private final AppBuild build;

    public ServiceBuild(StateFolder state, Progress progress) {
        this.build = new AppBuild(state, progress);
    }

    public void buildWhatIsStale(List<Service> services) {
        build.buildWhatIsStale(services.stream().map(ServiceBuild::app).toList());
    }

    /** Where the build puts what a service runs. */
    public Path folder(Service service) {
        return build.built(app(service));
    }

    private static App app(Service service) {
        return new App(service.folder(), SHARED);
    }
}
