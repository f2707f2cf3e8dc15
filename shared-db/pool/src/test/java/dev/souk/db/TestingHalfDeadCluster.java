package dev.souk.db;

import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.MariaDbNode;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A database whose primary and first replica are dead before the application starts. */
public final class TestingHalfDeadCluster implements QuarkusTestResourceLifecycleManager {

    private @Nullable EmbeddedCluster cluster;

    @Override
    public Map<String, String> start() {
        EmbeddedCluster started = EmbeddedCluster.builder().replicas(2).start();
        cluster = started;
        TestingDatabase.fillTable(started);
        started.node("db-2").kill();
        started.primary().kill();
        return Map.of(
                "souk.db.nodes",
                addresses(started),
                "souk.db.name",
                "catalog",
                "souk.db.username",
                "catalog_app",
                "souk.db.password",
                started.password("catalog_app"));
    }

    private static String addresses(EmbeddedCluster cluster) {
        return cluster.nodes().stream()
                .map((MariaDbNode node) -> node.name() + "=" + node.address())
                .collect(Collectors.joining(","));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(cluster, new TestInjector.MatchesType(EmbeddedCluster.class));
    }

    @Override
    public void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }
}
