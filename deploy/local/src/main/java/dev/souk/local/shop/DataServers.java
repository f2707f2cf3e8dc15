package dev.souk.local.shop;

import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.EmbeddedRedis;
import dev.souk.embedded.EmbeddedServerException;
import dev.souk.embedded.Promotion;
import dev.souk.local.Refusal;
import dev.souk.local.state.ShopPasswords;
import dev.souk.local.state.StateFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The database servers and Redis, and what a service must know to use them. */
final class DataServers implements AutoCloseable {

    private final EmbeddedCluster cluster;
    private final EmbeddedRedis redis;

    private DataServers(EmbeddedCluster cluster, EmbeddedRedis redis) {
        this.cluster = cluster;
        this.redis = redis;
    }

    static DataServers start(StateFolder state, ShopPasswords passwords, int replicas, Consumer<String> progress) {
        try {
            EmbeddedRedis redis = EmbeddedRedis.builder()
                    .progress(progress)
                    .folder(state.redis())
                    .password(passwords.ofRedis())
                    .start();
            try {
                EmbeddedCluster cluster = EmbeddedCluster.builder()
                        .progress(progress)
                        .data(state.data())
                        .replicas(replicas)
                        .passwords(passwords.ofDatabaseUsers())
                        .start();
                return new DataServers(cluster, redis);
            } catch (RuntimeException failure) {
                redis.close();
                throw failure;
            }
        } catch (EmbeddedServerException failure) {
            throw new Refusal(failure.getMessage(), failure);
        }
    }

    List<Member> members() {
        List<Member> members = new ArrayList<>();
        cluster.nodes().forEach(node -> members.add(new DataServer(node)));
        members.add(new DataServer(redis));
        return members;
    }

    long primaryPid() {
        return cluster.primary().pid();
    }

    /** Makes the replica that received most the primary. */
    Promotion promote() {
        return cluster.promote();
    }

    /** Makes {@code node} the primary. */
    Promotion promote(String node, boolean evenIfBehind) {
        try {
            String name = cluster.node(node).name();
            return evenIfBehind ? cluster.promoteEvenIfBehind(name) : cluster.promote(name);
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(unknown.getMessage(), unknown);
        }
    }

    /** The settings with which {@code service} finds its schema and Redis. */
    Map<String, String> settingsOf(Service service) {
        Map<String, String> settings = new TreeMap<>(cluster.settings());
        settings.put("souk.db.name", service.schema());
        settings.put("souk.db.username", service.databaseUser());
        settings.put("souk.db.password", cluster.password(service.databaseUser()));
        settings.put("quarkus.redis.hosts", redis.url());
        return settings;
    }

    /** What only the migration may know. */
    Map<String, String> migrationSettings() {
        return Map.of(
                "souk.db.migration.primary", cluster.primary().address().toString(),
                "souk.db.migration.username", "migrate",
                "souk.db.migration.password", cluster.password("migrate"));
    }

    @Override
    public void close() {
        try {
            cluster.close();
        } finally {
            redis.close();
        }
    }
}
