package dev.souk.load.reads;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mariadb.jdbc.MariaDbPoolDataSource;

/**
 * By MariaDB Connector/J in its replication mode: it spreads read-only connections over the replicas, moves on when one breaks,
 * and leaves alone for a minute what it could not connect to. Its own pool, and as many threads as that has connections.
 */
final class ConnectorReader implements Reader {

    static final String NAME = "Connector/J, replication mode";

    /** Its {@code deniedListTimeout}: the list is one for the whole process. */
    static final Duration FORGETS = Duration.ofSeconds(60);

    private static final String SQL = "select id, text from " + Servers.TABLE + " where id = ?";

    /** So long are those that wait given to end. */
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

    private final MariaDbPoolDataSource source;
    private final ThreadPoolExecutor threads;

    private ConnectorReader(MariaDbPoolDataSource source, int connections, int waiting) {
        this.source = source;
        this.threads = new ThreadPoolExecutor(
                connections, connections, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting));
    }

    /** Its own defaults, but for the limits: those of {@code souk.db.read}, for it would wait for an answer without end. */
    static ConnectorReader open(Servers servers) {
        int nodes = servers.replicas().size();
        int connections = nodes * ClientPools.CONNECTIONS_PER_NODE;
        String hosts = Stream.concat(Stream.of(servers.primary()), servers.replicas().stream())
                .map(servers::address)
                .map(Object::toString)
                .collect(Collectors.joining(","));
        String url =
                "jdbc:mariadb:replication://%s/%s?sslMode=disable&maxPoolSize=%d&connectTimeout=%d&socketTimeout=%d"
                        .formatted(
                                hosts,
                                Servers.SCHEMA,
                                connections,
                                ClientPools.CONNECT_LIMIT.toMillis(),
                                ClientPools.ANSWER_LIMIT.toMillis());
        try {
            MariaDbPoolDataSource source = new MariaDbPoolDataSource();
            source.setUrl(url);
            source.setUser(Servers.USER);
            source.setPassword(servers.password());
            return new ConnectorReader(source, connections, nodes * ClientPools.WAITING_PER_NODE);
        } catch (SQLException failure) {
            throw new IllegalStateException("Connector/J does not open: " + failure.getMessage(), failure);
        }
    }

    @Override
    public Future<?> read(int number) {
        Promise<String> answer = Promise.promise();
        try {
            threads.execute(() -> read(answer));
        } catch (RejectedExecutionException tooMany) {
            return Future.failedFuture("more than %d wait for a thread"
                    .formatted(threads.getQueue().size()));
        }
        return answer.future();
    }

    private void read(Promise<String> answer) {
        try (Connection connection = source.getConnection()) {
            connection.setReadOnly(true);
            answer.complete(read(connection));
        } catch (SQLException | RuntimeException failure) {
            answer.tryFail(failure);
        }
    }

    private static String read(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SQL)) {
            select.setLong(1, Note.THE_ONE);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getString(2);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            boolean ended = threads.awaitTermination(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                System.err.println("souk: some threads of Connector/J still wait");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        source.close();
    }
}
