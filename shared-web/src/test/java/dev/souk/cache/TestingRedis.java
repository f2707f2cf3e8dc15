package dev.souk.cache;

import dev.souk.embedded.EmbeddedRedis;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Redis alone. */
public final class TestingRedis implements QuarkusTestResourceLifecycleManager {

    private @Nullable EmbeddedRedis redis;

    @Override
    public Map<String, String> start() {
        EmbeddedRedis started = EmbeddedRedis.builder().start();
        redis = started;
        return Map.of("quarkus.redis.hosts", started.url());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(redis, new TestInjector.MatchesType(EmbeddedRedis.class));
    }

    @Override
    public void stop() {
        if (redis != null) {
            redis.close();
        }
    }
}
