package dev.souk.embedded.junit;

import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.EmbeddedRedis;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of one primary and two replicas and a Redis for a Quarkus test, and the settings of a service that uses them.
 * A field of the test of type {@link EmbeddedCluster} or {@link EmbeddedRedis} is given the running one, so that the test
 * can break it. Each start of the application (for another test profile, say) has servers of its own, empty and whole.
 *
 * <p>Argument {@code schema} names the service's schema: {@code catalog} (if not said), {@code cart} or {@code checkout};
 * argument {@code replicas} says how many replicas there are.
 *
 * <p>System property {@code souk.record.statements} has the statements of the service recorded in the folder that it
 * names; {@code true} is {@code target/recorded-statements} of the module whose tests run.
 */
public final class EmbeddedDatabase implements QuarkusTestResourceLifecycleManager {

    private static final String RECORD = "souk.record.statements";

    private String schema = "catalog";
    private int replicas = 2;
    private @Nullable EmbeddedCluster cluster;
    private @Nullable EmbeddedRedis redis;

    @Override
    public void init(Map<String, String> arguments) {
        schema = arguments.getOrDefault("schema", schema);
        replicas = Integer.parseInt(arguments.getOrDefault("replicas", Integer.toString(replicas)));
    }

    @Override
    public Map<String, String> start() {
        EmbeddedRedis cache = EmbeddedRedis.builder().start();
        redis = cache;
        try {
            EmbeddedCluster database = cluster();
            cluster = database;
            return settings(database, cache);
        } catch (RuntimeException failure) {
            stop();
            throw failure;
        }
    }

    private EmbeddedCluster cluster() {
        EmbeddedCluster.Builder builder = EmbeddedCluster.builder().replicas(replicas);
        switch (System.getProperty(RECORD, "false")) {
            case "false" -> {}
            case "true" -> builder.recordStatements(user(), Path.of("target", "recorded-statements"));
            case String folder -> builder.recordStatements(user(), Path.of(folder));
        }
        return builder.start();
    }

    private String user() {
        return schema + "_app";
    }

    private Map<String, String> settings(EmbeddedCluster database, EmbeddedRedis cache) {
        Map<String, String> settings = new TreeMap<>(database.settings());
        settings.put("souk.db.name", schema);
        settings.put("souk.db.username", user());
        settings.put("souk.db.password", database.password(user()));
        settings.put("souk.db.migration.primary", database.primary().address().toString());
        settings.put("souk.db.migration.username", "migrate");
        settings.put("souk.db.migration.password", database.password("migrate"));
        settings.put("quarkus.redis.hosts", cache.url());
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(cluster, new TestInjector.MatchesType(EmbeddedCluster.class));
        injector.injectIntoFields(redis, new TestInjector.MatchesType(EmbeddedRedis.class));
    }

    @Override
    public void stop() {
        if (redis != null) {
            redis.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }
}
