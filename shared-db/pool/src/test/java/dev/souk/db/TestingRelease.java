package dev.souk.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.embedded.EmbeddedCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A release that says its statements over and over, as the service's own user, until it is stopped. */
final class TestingRelease {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int A_FEW = 20;

    private final String version;
    private final AtomicInteger rounds = new AtomicInteger();
    private final CompletableFuture<Void> work;
    private volatile boolean stopped;

    private TestingRelease(EmbeddedCluster cluster, String version, List<String> statements) {
        this.version = version;
        this.work = CompletableFuture.runAsync(
                () -> run(cluster, statements),
                task -> Thread.ofPlatform().name(version).daemon().start(task));
    }

    static TestingRelease start(EmbeddedCluster cluster, String version, List<String> statements) {
        return new TestingRelease(cluster, version, statements);
    }

    String version() {
        return version;
    }

    void awaitAFewRounds() {
        int before = rounds.get();
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> work.isDone() || rounds.get() >= before + A_FEW);
        assertThat(work.isCompletedExceptionally())
                .as(() -> version + " failed: "
                        + work.handle((done, failure) -> failure).join())
                .isFalse();
    }

    /** Fails if any of its statements ever did. */
    void stop() {
        stopped = true;
        assertThat(work).as(version).succeedsWithin(LIMIT);
    }

    private void run(EmbeddedCluster cluster, List<String> statements) {
        try (Connection connection = TestingDatabase.connect(cluster, cluster.primary(), "catalog_app", "catalog");
                Statement statement = connection.createStatement()) {
            while (!stopped) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
                rounds.incrementAndGet();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(version + ": " + failure.getMessage(), failure);
        }
    }
}
