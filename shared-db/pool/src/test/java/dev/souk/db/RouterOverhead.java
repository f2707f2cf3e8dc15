package dev.souk.db;

import dev.souk.db.sample.NoteView;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.MariaDbNode;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/**
 * What routing and guarding cost: one row by its key, the ways taken in turn so that a busy machine is unfair to all.
 * Not part of the tests; {@code ./mvnw test -pl shared-db/pool -am -Dtest=RouterOverhead
 * -Dsurefire.failIfNoSpecifiedTests=false} prints the table.
 */
@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
class RouterOverhead {

    private static final String REFERENCE = "Hibernate on one plain pool";
    private static final String SQL = "select id, text from notes where id = ?";
    private static final String NAMED_SQL = "select id, text from notes where id = :id";
    private static final int READERS = 16;
    private static final int READS_A_ROUND = 8_000;
    private static final int WARM_UP_ROUNDS = 3;
    private static final int ROUNDS = 7;

    private final Database database;
    private final Mutiny.SessionFactory plain;
    private final Vertx vertx;

    @SuppressWarnings("NullAway.Init") // EmbeddedDatabase sets it
    EmbeddedCluster cluster;

    RouterOverhead(Database database, Mutiny.SessionFactory plain, Vertx vertx) {
        this.database = database;
        this.plain = plain;
        this.vertx = vertx;
    }

    @Test
    void printsTheTable() {
        TestingDatabase.fillTable(cluster);
        Pool pool = plainPool(cluster.primary());
        Map<String, Supplier<Uni<?>>> ways = new LinkedHashMap<>();
        ways.put("Vert.x pool, no Hibernate", () -> ofPool(pool));
        ways.put(REFERENCE, this::ofPlainHibernate);
        ways.put("database.read", () -> database.read(RouterOverhead::ofSession));
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            boolean counts = round >= WARM_UP_ROUNDS;
            ways.forEach((way, read) -> {
                double rate = rate(read);
                if (counts) {
                    rates.computeIfAbsent(way, ignored -> new ArrayList<>()).add(rate);
                }
            });
        }
        pool.close().toCompletionStage().toCompletableFuture().join();
        print(rates);
    }

    private static double rate(Supplier<Uni<?>> read) {
        long started = System.nanoTime();
        try (TestingReaders readers = TestingReaders.start(READERS, read)) {
            readers.awaitMore(READS_A_ROUND);
            return readers.done() * 1e9 / (System.nanoTime() - started);
        }
    }

    private static void print(Map<String, List<Double>> rates) {
        double reference = median(rates.getOrDefault(REFERENCE, List.of()));
        StringBuilder table = new StringBuilder("%n%-30s %10s %8s%n".formatted("way", "reads/s", "ratio"));
        rates.forEach((way, all) ->
                table.append("%-30s %10.0f %8.2f%n".formatted(way, median(all), median(all) / reference)));
        System.out.println(table);
    }

    private static double median(List<Double> rates) {
        return rates.stream().sorted().skip(rates.size() / 2).findFirst().orElseThrow();
    }

    private static Uni<NoteView> ofSession(ReadSession session) {
        return session.sql(NAMED_SQL, NoteView.class).bind("id", 1L).one().map(found -> found.orElseThrow());
    }

    private Uni<NoteView> ofPlainHibernate() {
        return plain.openStatelessSession()
                .chain(session -> ofSession(new ReadSession(session)).eventually(session::close));
    }

    private static Uni<NoteView> ofPool(Pool pool) {
        return Uni.createFrom()
                .completionStage(
                        () -> pool.preparedQuery(SQL).execute(Tuple.of(1L)).toCompletionStage())
                .map(rows -> rows.iterator().next())
                .map(row -> new NoteView(row.getLong(0), row.getString(1)));
    }

    private Pool plainPool(MariaDbNode node) {
        MySQLConnectOptions options = new MySQLConnectOptions()
                .setHost(node.address().host())
                .setPort(node.address().port())
                .setDatabase("catalog")
                .setUser("catalog_app")
                .setPassword(cluster.password("catalog_app"))
                .setSslMode(SslMode.DISABLED)
                .setCachePreparedStatements(true);
        return MySQLBuilder.pool()
                .using(vertx)
                .with(new PoolOptions().setMaxSize(READERS))
                .connectingTo(options)
                .build();
    }
}
