package dev.souk.load.reads;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Servers as the program starts them. A field of the test of type {@link Servers} is given the running ones. */
public final class TestingServers implements QuarkusTestResourceLifecycleManager {

    private @Nullable Servers servers;

    @Override
    public Map<String, String> start() {
        Servers started = Servers.start(Comparison.FAULTS, step -> {});
        servers = started;
        return started.settings();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(servers, new TestInjector.MatchesType(Servers.class));
    }

    @Override
    public void stop() {
        if (servers != null) {
            servers.close();
        }
    }
}
