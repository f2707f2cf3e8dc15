package dev.souk.db.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.db.migrate.SchemaCheck.Result;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.MariaDbNode;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, initArgs = @ResourceArg(name = "replicas", value = "1"))
class SchemaCheckTest {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final Migrate migrate;
    private final SchemaVersion schema;
    private final List<Integer> exitCodes = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    SchemaCheckTest(Migrate migrate, SchemaVersion schema) {
        this.migrate = migrate;
        this.schema = schema;
    }

    @BeforeEach
    void atVersionOne() {
        // Its pool may hold connections to a server that a test has killed.
        Awaitility.await().atMost(LIMIT).until(() -> migrate.run(System.out, System.err) == 0);
    }

    @AfterEach
    void heal() {
        cluster.heal();
        Awaitility.await()
                .atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> schema.read().await().atMost(LIMIT).ofPrimary());
        change("drop table if exists flyway_schema_history, note");
    }

    @Test
    void startsOnTheVersionItNeedsAndOnANewerOne() {
        SchemaCheck same = check(1);
        same.onStart(new StartupEvent());
        assertThat(same.passed()).isTrue();

        change(
                "insert into flyway_schema_history select 2, '12', description, type, script, 0, installed_by, now(), 0, 1"
                        + " from flyway_schema_history");
        SchemaCheck older = check(9); // 9 < 12, also where texts are compared
        older.onStart(new StartupEvent());
        assertThat(older.passed()).isTrue();
    }

    @Test
    void refusesToStartOnASchemaThatIsTooOld() {
        assertThatThrownBy(() -> check(2).onStart(new StartupEvent()))
                .isInstanceOf(PreventFurtherStepsException.class)
                .hasMessage("The schema catalog is at version 1 and this release needs version 2."
                        + " Run the command migrate of this release, then start it again.");
        assertThat(exitCodes).containsExactly(1);
    }

    @Test
    void aFailedMigrationDoesNotCount() {
        change(
                "insert into flyway_schema_history select 2, '2', description, type, script, 0, installed_by, now(), 0, 0"
                        + " from flyway_schema_history");
        assertThatThrownBy(() -> check(2).onStart(new StartupEvent())).hasMessageContaining("is at version 1 ");
    }

    @Test
    void aSchemaThatNobodyMigratedIsVersionZero() {
        change("drop table flyway_schema_history, note");
        assertThatThrownBy(() -> check(1).onStart(new StartupEvent())).hasMessageContaining("is at version 0 ");
    }

    @Test
    void aCommandRunsOnAnySchema() {
        SchemaCheck command = new SchemaCheck(schema, "catalog", OptionalInt.of(2), false, LIMIT, exitCodes::add);
        command.onStart(new StartupEvent());
        assertThat(command.passed()).isFalse();
    }

    @Test
    void whoNeedsNoVersionAsksNobody() {
        SchemaCheck none = new SchemaCheck(schema, "catalog", OptionalInt.empty(), true, LIMIT, exitCodes::add);
        assertThat(none.passed()).isTrue();
    }

    @Test
    void believesAReplicaThatKnowsEnoughAndDoesNotEndBecauseOfOneThatDoesNot() {
        Awaitility.await().atMost(LIMIT).until(this::isOnReplica);
        cluster.primary().kill();

        SchemaCheck enough = check(1);
        enough.onStart(new StartupEvent());
        Awaitility.await().atMost(LIMIT).until(() -> again(enough) instanceof Result.Enough);

        SchemaCheck behind = check(2);
        behind.onStart(new StartupEvent());
        Awaitility.await()
                .atMost(LIMIT)
                .until(() ->
                        again(behind) instanceof Result.TooOld old && old.text().contains("at version 1 on a replica"));
        assertThat(behind.passed()).isFalse();
    }

    @Test
    void doesNotHoldTheStartUpWhenEveryServerIsSilent() {
        cluster.nodes().forEach(MariaDbNode::stop);
        SchemaCheck check =
                new SchemaCheck(schema, "catalog", OptionalInt.of(1), true, Duration.ofSeconds(2), exitCodes::add);

        long began = System.nanoTime();
        check.onStart(new StartupEvent());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
        assertThat(check.passed()).isFalse();

        cluster.heal();
        Awaitility.await().atMost(LIMIT).until(() -> again(check) instanceof Result.Enough);
        assertThat(check.passed()).isTrue();
    }

    private static Result again(SchemaCheck check) {
        return check.readAgain().await().atMost(LIMIT);
    }

    private SchemaCheck check(int needed) {
        return new SchemaCheck(schema, "catalog", OptionalInt.of(needed), true, LIMIT, exitCodes::add);
    }

    private boolean isOnReplica() throws SQLException {
        try (Connection connection = open(cluster.node("db-2"));
                var rows = connection.createStatement().executeQuery("select count(*) from flyway_schema_history")) {
            rows.next();
            return rows.getLong(1) == 1;
        } catch (SQLException notYet) {
            return false;
        }
    }

    private void change(String sql) {
        try (Connection connection = open(cluster.primary());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection open(MariaDbNode node) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://%s/catalog?sslMode=disable&connectTimeout=2000".formatted(node.address()),
                "migrate",
                cluster.password("migrate"));
    }
}
