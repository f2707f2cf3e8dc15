package dev.souk.db;

import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.MariaDbNode;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A database without replicas whose primary takes no writes: what an application sees in the middle of a promotion. */
public final class TestingReadOnlyPrimary implements QuarkusTestResourceLifecycleManager {

    private @Nullable EmbeddedCluster cluster;

    @Override
    public Map<String, String> start() {
        EmbeddedCluster started = EmbeddedCluster.builder().replicas(1).start();
        cluster = started;
        TestingDatabase.fillTable(started);
        MariaDbNode demoted = started.node("replica-1");
        return Map.of(
                "souk.db.nodes",
                "demoted=" + demoted.address(),
                "souk.db.name",
                "catalog",
                "souk.db.username",
                "catalog_app",
                "souk.db.password",
                started.password("catalog_app"));
    }

    @Override
    public void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }
}
