package dev.souk.load.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The reference: the statements of an order, by the bare client, in schemas of its own with the shop's tables and indexes. */
final class BareOrders implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final List<String> SCHEMAS = List.of("catalog", "cart", "checkout");
    private static final String SCRATCH = "souk_scratch_";

    private final Pool pool;
    private final OrderScript script;
    private final List<String> skus;

    private BareOrders(Pool pool, OrderScript script, List<String> skus) {
        this.pool = pool;
        this.script = script;
        this.skus = skus;
    }

    static BareOrders open(Vertx vertx, OrdersPlan plan) throws InterruptedException {
        Pool pool = pool(vertx, plan);
        Waiting.on(copySchemas(pool), LIMIT);
        return new BareOrders(pool, OrderScript.read(), Waiting.on(skus(pool), LIMIT));
    }

    Future<?> place() {
        OrderValues values = OrderValues.next(skus);
        Future<?> done = Future.succeededFuture();
        for (OrderScript.Step step : script.steps()) {
            done = done.compose(before -> step.transaction()
                    ? pool.withTransaction(connection -> run(connection, step.statements(), values))
                    : run(pool, step.statements(), values));
        }
        return done;
    }

    ServerCounts counts() throws InterruptedException {
        return Waiting.on(ServerCounts.of(pool), LIMIT);
    }

    @Override
    public void close() {
        try {
            Waiting.on(
                    all(
                            SCHEMAS.stream()
                                    .map(schema -> "drop schema " + SCRATCH + schema)
                                    .toList(),
                            pool),
                    LIMIT);
            Waiting.on(pool.close(), LIMIT);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private static Future<Void> run(SqlClient client, List<OrderScript.Statement> statements, OrderValues values) {
        Future<Void> done = Future.succeededFuture();
        for (OrderScript.Statement statement : statements) {
            done = done.compose(before -> client.preparedQuery(statement.sql())
                    .execute(Tuple.wrap(
                            statement.values().stream().map(values::of).toList()))
                    .mapEmpty());
        }
        return done;
    }

    private static Pool pool(Vertx vertx, OrdersPlan plan) {
        OrdersPlan.Account account = plan.database();
        MySQLConnectOptions options = new MySQLConnectOptions()
                .setHost(account.host())
                .setPort(account.port())
                .setUser(account.user())
                .setPassword(account.password())
                .setDatabase("catalog") // json_table wants one, wherever its tables are
                .setSslMode(SslMode.DISABLED)
                .setCharset("utf8mb4")
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheSqlFilter(sql -> true);
        return MySQLBuilder.pool()
                .using(vertx)
                .with(new PoolOptions().setMaxSize(plan.clients()))
                .connectingTo(options)
                .build();
    }

    private static Future<Void> copySchemas(Pool pool) {
        return pool.query("select table_schema, table_name from information_schema.tables"
                        + " where table_schema in ('catalog', 'cart', 'checkout') and table_type = 'BASE TABLE'")
                .execute()
                .compose(tables -> {
                    List<String> statements = new ArrayList<>();
                    for (String schema : SCHEMAS) {
                        statements.add("drop schema if exists " + SCRATCH + schema);
                        statements.add("create schema " + SCRATCH + schema);
                    }
                    for (Row table : tables) {
                        String name = table.getString(0) + "." + table.getString(1);
                        statements.add("create table %s%s like %s".formatted(SCRATCH, name, name));
                    }
                    for (String table : List.of("product", "variant", "variant_picture", "stock")) {
                        statements.add(
                                "insert into %scatalog.%s select * from catalog.%s".formatted(SCRATCH, table, table));
                    }
                    statements.add("update %scatalog.stock set on_hand = 1000000".formatted(SCRATCH));
                    return all(statements, pool);
                });
    }

    private static Future<Void> all(List<String> statements, Pool pool) {
        Future<Void> done = Future.succeededFuture();
        for (String statement : statements) {
            done = done.compose(before -> pool.query(statement).execute().mapEmpty());
        }
        return done;
    }

    private static Future<List<String>> skus(Pool pool) {
        return pool.query("select sku from catalog.stock order by on_hand desc limit 100")
                .execute()
                .map(rows -> {
                    List<String> skus = new ArrayList<>();
                    rows.forEach(row -> skus.add(row.getString(0)));
                    return skus;
                });
    }
}
