package dev.souk.cart;

import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Real servers for the carts, and a catalogue; a field of type {@link TestingCatalogue} is given the running one. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

    public static final String CHECKOUT_KEY = "the key that checkout shows to carts in tests";

    private final EmbeddedDatabase servers = new EmbeddedDatabase();
    private @Nullable TestingCatalogue catalogue;

    @Override
    public Map<String, String> start() {
        servers.init(Map.of("schema", "cart", "replicas", "1"));
        TestingCatalogue running = new TestingCatalogue();
        catalogue = running;
        Map<String, String> settings = new HashMap<>(servers.start());
        settings.put("souk.catalog.url", running.url());
        settings.put("souk.service.key", TestingCatalogue.KEY);
        settings.put("souk.service.callers.checkout", CHECKOUT_KEY);
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        servers.inject(injector);
        injector.injectIntoFields(catalogue, new TestInjector.MatchesType(TestingCatalogue.class));
    }

    @Override
    public void stop() {
        if (catalogue != null) {
            catalogue.close();
        }
        servers.stop();
    }
}
