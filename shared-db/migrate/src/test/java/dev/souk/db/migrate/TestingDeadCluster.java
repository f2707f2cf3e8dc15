package dev.souk.db.migrate;

import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.MariaDbNode;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Database servers that are dead before the application starts. */
public final class TestingDeadCluster implements QuarkusTestResourceLifecycleManager {

    private @Nullable EmbeddedCluster cluster;

    @Override
    public Map<String, String> start() {
        EmbeddedCluster started = EmbeddedCluster.builder().replicas(1).start();
        cluster = started;
        started.nodes().reversed().forEach(MariaDbNode::kill);
        return Map.of(
                "souk.db.schema-version",
                "1",
                "souk.db.nodes",
                started.nodes().stream()
                        .map(node -> node.name() + "=" + node.address())
                        .collect(Collectors.joining(",")),
                "souk.db.migration.primary",
                started.primary().address().toString(),
                "souk.db.name",
                "catalog",
                "souk.db.username",
                "catalog_app",
                "souk.db.password",
                started.password("catalog_app"),
                "souk.db.migration.password",
                started.password("migrate"));
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
